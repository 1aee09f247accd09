import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a wrong token',
      session: recorded('2026.9.6/token-wrong/node'),
      confidence: 'certain',
      says: [
        'openclaw gateway auth-token --show',
        'OPENCLAW_GATEWAY_TOKEN',
        'five minutes',
        'carried a token',
      ],
    },
    {
      name: 'without a device key',
      session: recorded('2026.9.6/token-wrong-no-device/node'),
      confidence: 'certain',
    },
    {
      name: 'the gateway made one up at its start',
      session: recorded('2026.9.6/token-not-configured-server-generates/node'),
      confidence: 'certain',
    },
    { name: 'the Control UI', session: recorded('2026.9.6/token-wrong/ui'), confidence: 'certain' },
    {
      name: 'protocol 3 retries on and on',
      session: recorded('2026.3.13/token-wrong/ui'),
      confidence: 'certain',
      says: ['openclaw config get gateway.auth.token'],
      never: ['auth-token --show'],
    },
  ],
  clear: [
    { name: 'no token', session: recorded('2026.9.6/token-missing/node') },
    { name: 'a device token', session: recorded('2026.9.6/device-token-wrong/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/token-wrong/node'),
    },
  ],
  unknown: [],
};
