import { recorded } from '../openclaw/replay.ts';
import { refusedFor } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'for something new',
      session: refusedFor('SOMETHING_NEW'),
      confidence: 'certain',
      says: ['SOMETHING_NEW', 'openclaw logs --follow'],
    },
    {
      name: 'unauthorized without a reason',
      session: refusedFor('AUTH_UNAUTHORIZED'),
      confidence: 'certain',
    },
  ],
  clear: [
    { name: 'for something known', session: recorded('2026.9.6/token-missing/node') },
    { name: 'nothing wrong', session: recorded('2026.9.6/ok/node') },
  ],
  unknown: [],
};
