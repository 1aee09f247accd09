import { lookAlike, recorded } from '../openclaw/replay.ts';
import { inWorker } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'announced, then closed',
      session: recorded('2026.9.6/restart-in-process/node'),
      confidence: 'certain',
      says: ['expects to be back in 1.5 s', 'after 0.8 s'],
    },
  ],
  clear: [
    { name: 'a stop has the same code', session: recorded('2026.9.6/sigterm/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/restart-in-process/node'),
    },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
