import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'no password',
      session: recorded('2026.9.6/password-missing/node'),
      confidence: 'certain',
      says: ['OPENCLAW_GATEWAY_PASSWORD'],
    },
    { name: 'the Control UI', session: recorded('2026.9.6/password-missing/ui'), confidence: 'certain' },
  ],
  clear: [
    { name: 'a wrong one', session: recorded('2026.9.6/password-wrong/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/password-missing/node'),
    },
  ],
  unknown: [],
};
