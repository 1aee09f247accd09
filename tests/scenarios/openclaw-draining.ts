import { recorded } from '../openclaw/replay.ts';
import { ended, endedElsewhere, inWorker, refused } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a restart is being prepared',
      session: refused(
        { code: 'UNAVAILABLE', message: 'gateway restart in progress', retryable: true },
        { code: 1013 },
      ),
      confidence: 'certain',
      says: ['five minutes'],
    },
    {
      name: 'only the close was seen',
      session: ended(1013, 'gateway suspension in progress'),
      confidence: 'certain',
    },
  ],
  clear: [
    { name: 'still starting', session: recorded('2026.9.6/connect-during-startup/node') },
    { name: 'another server', session: endedElsewhere(1013, 'gateway restart in progress') },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
