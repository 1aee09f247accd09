import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'no such role',
      session: recorded('2026.9.6/invalid-role/node'),
      confidence: 'certain',
      says: ['operator or node'],
    },
  ],
  clear: [
    { name: 'a worker', session: recorded('2026.9.6/worker-role-on-main/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/invalid-role/node'),
    },
  ],
  unknown: [],
};
