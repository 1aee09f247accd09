import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a client without a key',
      session: recorded('2026.9.6/device-identity-missing/node'),
      confidence: 'certain',
      says: ['Ed25519', 'no effect in 2026.9.6'],
    },
    {
      name: 'it hides a missing token',
      session: recorded('2026.9.6/token-missing-no-device/node'),
      confidence: 'certain',
      says: ['has not told yet about the device signature, the token or password'],
    },
    {
      name: 'in protocol 3',
      session: recorded('2026.3.13/token-missing-no-device/node'),
      confidence: 'certain',
    },
  ],
  clear: [
    { name: 'a Control UI without a key', session: recorded('2026.9.6/control-ui-device-missing/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/device-identity-missing/node'),
    },
  ],
  unknown: [],
};
