import { recorded } from '../openclaw/replay.ts';
import { refusedFor } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'whois did not answer',
      session: refusedFor('AUTH_TAILSCALE_WHOIS_FAILED'),
      confidence: 'certain',
      says: ['tailscale serve status'],
    },
  ],
  clear: [
    { name: 'a token is missing', session: recorded('2026.9.6/token-missing/node') },
    { name: 'nothing wrong', session: recorded('2026.9.6/ok/node') },
  ],
  unknown: [],
};
