import { recorded } from '../openclaw/replay.ts';
import { refusedFor } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'too few rights on the token',
      session: refusedFor('AUTH_SCOPE_MISMATCH'),
      confidence: 'certain',
      says: ['openclaw devices approve REQUEST_ID'],
    },
  ],
  clear: [
    { name: 'a stale device token', session: recorded('2026.9.6/device-token-wrong/node') },
    { name: 'nothing wrong', session: recorded('2026.9.6/ok/node') },
  ],
  unknown: [],
};
