import { recorded } from '../openclaw/replay.ts';
import { ended, endedElsewhere, inWorker } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'too many refused calls',
      session: ended(1008, 'repeated unauthorized calls'),
      confidence: 'certain',
      says: ['Stop after the first rejection'],
    },
  ],
  clear: [
    { name: 'another server', session: endedElsewhere(1008, 'repeated unauthorized calls') },
    { name: 'one refused call goes on', session: recorded('2026.9.6/missing-scope/node') },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
