import { lookAlike, recorded } from '../openclaw/replay.ts';
import { inWorker } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a worker at the root',
      session: recorded('2026.9.6/worker-role-on-main/node'),
      confidence: 'certain',
      says: ['/__openclaw__/worker'],
    },
  ],
  clear: [
    { name: "the worker's own path sends no challenge", session: recorded('2026.9.6/worker-path/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/worker-role-on-main/node'),
    },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
