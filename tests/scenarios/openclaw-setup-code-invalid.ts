import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'used already',
      session: recorded('2026.9.6/bootstrap-token-invalid/node'),
      confidence: 'certain',
      says: ['openclaw qr --setup-code-only'],
    },
  ],
  clear: [
    { name: 'a wrong token', session: recorded('2026.9.6/token-wrong/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/bootstrap-token-invalid/node'),
    },
  ],
  unknown: [],
};
