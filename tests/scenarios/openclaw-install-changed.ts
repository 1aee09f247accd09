import { ended, endedElsewhere, inWorker } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'updated on disk',
      session: ended(1011, 'gateway install changed; run: openclaw gateway restart'),
      confidence: 'certain',
      says: ['openclaw gateway restart'],
    },
  ],
  clear: [
    { name: 'another failure of the gateway', session: ended(1011, 'gateway message handler unavailable') },
    { name: 'another server', session: endedElsewhere(1011, 'gateway install changed') },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
