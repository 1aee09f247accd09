import { lookAlike, recorded } from '../openclaw/replay.ts';
import { inWorker } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'before hello no shutdown event comes',
      session: recorded('2026.9.6/sigterm-preauth/node'),
      confidence: 'likely',
      says: ['openclaw gateway start', '0.8 s'],
    },
  ],
  clear: [
    { name: 'the event tells', session: recorded('2026.9.6/sigterm/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/sigterm-preauth/node'),
    },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
