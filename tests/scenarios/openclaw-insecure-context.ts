import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'protocol 3 over plain HTTP',
      session: recorded('2026.3.13/insecure-context-hostname/ui'),
      confidence: 'certain',
      says: ['ssh -N -L 18789:127.0.0.1:37669 USER@claw.example', 'HTTPS'],
      never: ['Ed25519'],
    },
    {
      name: 'protocol 4 works over plain HTTP',
      session: recorded('2026.9.6/control-ui-device-missing/node'),
      confidence: 'certain',
      says: ['no effect in 2026.9.6'],
      never: ['ssh -N'],
    },
  ],
  clear: [
    { name: 'another client without a key', session: recorded('2026.9.6/device-identity-missing/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/control-ui-device-missing/node'),
    },
  ],
  unknown: [],
};
