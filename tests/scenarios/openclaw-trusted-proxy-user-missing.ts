import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'no user',
      session: recorded('2026.9.6/trusted-proxy-user-missing/node'),
      confidence: 'certain',
      says: ['gateway.auth.trustedProxy.userHeader'],
    },
  ],
  clear: [
    {
      name: 'a user who is not on the list',
      session: recorded('2026.9.6/trusted-proxy-user-not-allowed/node'),
    },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/trusted-proxy-user-missing/node'),
    },
  ],
  unknown: [],
};
