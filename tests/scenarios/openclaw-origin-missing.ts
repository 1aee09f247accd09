import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'null',
      session: recorded('2026.9.6/origin-null/node'),
      confidence: 'certain',
      says: ['proxy_set_header Origin $http_origin'],
      never: ['openclaw config set gateway.controlUi.allowedOrigins'],
    },
    {
      name: 'a UI client that sends none',
      session: recorded('2026.9.6/origin-missing-ui/node'),
      confidence: 'certain',
    },
    {
      name: 'before anybody looks at the token',
      session: recorded('2026.9.6/token-missing-ui/node'),
      confidence: 'certain',
      says: ['has not told yet about', 'token or password'],
    },
  ],
  clear: [
    { name: 'an origin that is not on the list', session: recorded('2026.9.6/origin-not-allowed/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/origin-null/node'),
    },
  ],
  unknown: [],
};
