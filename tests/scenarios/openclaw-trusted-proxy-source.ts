import { recorded } from '../openclaw/replay.ts';
import { refusedFor } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a proxy that is not on the list',
      session: refusedFor('AUTH_UNAUTHORIZED', { authReason: 'trusted_proxy_untrusted_source' }),
      confidence: 'certain',
      says: ['gateway.trustedProxies'],
    },
  ],
  clear: [
    {
      name: 'a proxy on the same host',
      session: recorded('2026.9.6/trusted-proxy-loopback-not-allowed/node'),
    },
    { name: 'refused without a reason', session: refusedFor('AUTH_UNAUTHORIZED') },
  ],
  unknown: [],
};
