import { recorded } from '../openclaw/replay.ts';
import { refused } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'other particulars',
      session: refused({
        code: 'NOT_PAIRED',
        message: 'pairing required',
        details: { code: 'PAIRING_REQUIRED', reason: 'metadata-upgrade', requestId: 'req-7' },
      }),
      confidence: 'certain',
      says: ['openclaw devices approve req-7'],
    },
  ],
  clear: [
    { name: 'a new device', session: recorded('2026.9.6/pairing-required/node') },
    { name: 'more rights', session: recorded('2026.9.6/scope-upgrade-required/node') },
  ],
  unknown: [],
};
