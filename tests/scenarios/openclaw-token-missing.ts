import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'no token',
      session: recorded('2026.9.6/token-missing/node'),
      confidence: 'certain',
      says: [
        'openclaw gateway auth-token --show',
        'openclaw doctor --generate-gateway-token',
        'has not told yet about the pairing',
      ],
    },
    {
      name: 'the Control UI stops',
      session: recorded('2026.9.6/token-missing/ui'),
      confidence: 'certain',
      says: ['stops retrying', "4008 only the page's reaction"],
    },
    {
      name: 'protocol 3 has another command',
      session: recorded('2026.3.13/token-missing/node'),
      confidence: 'certain',
      says: ['openclaw config get gateway.auth.token'],
      never: ['auth-token --show'],
    },
    {
      name: 'the Control UI of protocol 3',
      session: recorded('2026.3.13/token-missing/ui'),
      confidence: 'certain',
    },
    {
      name: 'on another gateway than was meant',
      session: recorded('2026.9.6/wrong-gateway-url-port/ui'),
      confidence: 'certain',
    },
  ],
  clear: [
    { name: 'a wrong token', session: recorded('2026.9.6/token-wrong/node') },
    { name: 'a missing device key hides it', session: recorded('2026.9.6/token-missing-no-device/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/token-missing/node'),
    },
  ],
  unknown: [],
};
