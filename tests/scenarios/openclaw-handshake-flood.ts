import { lookAlike, recorded } from '../openclaw/replay.ts';
import { inWorker } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: '17 messages',
      session: recorded('2026.9.6/preauth-flood/node'),
      confidence: 'certain',
      says: ['17 messages'],
    },
  ],
  clear: [
    { name: 'one that is too large', session: recorded('2026.9.6/preauth-oversize/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/preauth-flood/node'),
    },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
