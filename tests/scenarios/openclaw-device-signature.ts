import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'bad signature',
      session: recorded('2026.9.6/device-signature-invalid/node'),
      confidence: 'certain',
      says: ['v2|deviceId|clientId'],
    },
    {
      name: 'in protocol 3',
      session: recorded('2026.3.13/device-signature-invalid/node'),
      confidence: 'certain',
    },
  ],
  clear: [
    { name: 'an old signature', session: recorded('2026.9.6/device-signature-stale/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/device-signature-invalid/node'),
    },
  ],
  unknown: [],
};
