import { recorded } from '../openclaw/replay.ts';
import { refusedFor } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a shared token names nobody',
      session: refusedFor('AUTH_VERIFIED_USER_REQUIRED'),
      confidence: 'certain',
      says: ['names nobody'],
    },
  ],
  clear: [
    {
      name: 'a user who is not on the list',
      session: recorded('2026.9.6/trusted-proxy-user-not-allowed/node'),
    },
    { name: 'nothing wrong', session: recorded('2026.9.6/ok/node') },
  ],
  unknown: [],
};
