import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a wrong password',
      session: recorded('2026.9.6/password-wrong/node'),
      confidence: 'certain',
      says: ['OPENCLAW_GATEWAY_PASSWORD'],
    },
    {
      name: 'a token for a password gateway',
      session: recorded('2026.9.6/token-to-password-gateway/node'),
      confidence: 'certain',
      says: ['carried a token', 'A token does not do here'],
    },
    { name: 'the Control UI', session: recorded('2026.9.6/password-wrong/ui'), confidence: 'certain' },
  ],
  clear: [
    { name: 'none', session: recorded('2026.9.6/password-missing/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/password-wrong/node'),
    },
  ],
  unknown: [],
};
