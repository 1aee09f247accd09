import { recorded } from '../openclaw/replay.ts';
import { refusedFor } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'token mode without a token',
      session: refusedFor('AUTH_TOKEN_NOT_CONFIGURED'),
      confidence: 'certain',
      says: ['openclaw doctor --generate-gateway-token'],
    },
  ],
  clear: [
    { name: 'no token sent', session: recorded('2026.9.6/token-missing/node') },
    { name: 'nothing wrong', session: recorded('2026.9.6/auth-none-ok/node') },
  ],
  unknown: [],
};
