import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'id of another key',
      session: recorded('2026.9.6/device-id-mismatch/node'),
      confidence: 'certain',
      says: ['SHA-256'],
    },
  ],
  clear: [
    { name: 'a bad signature', session: recorded('2026.9.6/device-signature-invalid/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/device-id-mismatch/node'),
    },
  ],
  unknown: [],
};
