import { lookAlike, recorded } from '../openclaw/replay.ts';
import { inWorker } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'it read again in time',
      session: recorded('2026.9.6/slow-consumer-brief/node'),
      confidence: 'certain',
      says: ['cause=outbound-buffer-exceeded'],
    },
  ],
  clear: [
    { name: 'a bare 1006 is no proof', session: recorded('2026.9.6/slow-consumer-resume/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/slow-consumer-brief/node'),
    },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
