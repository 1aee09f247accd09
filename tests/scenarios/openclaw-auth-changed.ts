import { lookAlike, recorded } from '../openclaw/replay.ts';
import { inWorker } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'the token was changed',
      session: recorded('2026.9.6/token-rotated-live/node'),
      confidence: 'certain',
      says: ['openclaw gateway auth-token --show'],
    },
    {
      name: 'the Control UI tries its old secrets',
      session: recorded('2026.9.6/token-rotated-live/ui'),
      confidence: 'certain',
      also: ['openclaw-token-mismatch', 'openclaw-device-token-mismatch'],
    },
  ],
  clear: [
    { name: 'the device was removed', session: recorded('2026.9.6/device-removed-live/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/token-rotated-live/node'),
    },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
