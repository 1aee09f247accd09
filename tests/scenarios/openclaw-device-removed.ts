import { lookAlike, recorded } from '../openclaw/replay.ts';
import { inWorker } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'removed while connected',
      session: recorded('2026.9.6/device-removed-live/node'),
      confidence: 'certain',
      says: ['openclaw devices approve REQUEST_ID'],
    },
  ],
  clear: [
    { name: 'the token was changed', session: recorded('2026.9.6/token-rotated-live/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/device-removed-live/node'),
    },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
