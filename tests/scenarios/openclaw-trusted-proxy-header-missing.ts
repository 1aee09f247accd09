import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'x-forwarded-proto is missing',
      session: recorded('2026.9.6/trusted-proxy-required-header-missing/node'),
      confidence: 'certain',
      says: ['did not send x-forwarded-proto', 'a request of its own'],
    },
    {
      name: 'a token does not help',
      session: recorded('2026.9.6/trusted-proxy-token-instead/node'),
      confidence: 'certain',
      says: ['a token does not help'],
    },
  ],
  clear: [
    { name: 'no user', session: recorded('2026.9.6/trusted-proxy-user-missing/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/trusted-proxy-required-header-missing/node'),
    },
  ],
  unknown: [],
};
