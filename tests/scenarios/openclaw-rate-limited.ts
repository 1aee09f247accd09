import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'after eleven tries',
      session: recorded('2026.9.6/rate-limited/node'),
      confidence: 'certain',
      says: ['Wait 5 min', 'the right secret is refused as well', 'UTC'],
    },
    { name: 'the Control UI', session: recorded('2026.9.6/rate-limited/ui'), confidence: 'certain' },
  ],
  clear: [
    { name: 'a wrong token', session: recorded('2026.9.6/token-wrong/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/rate-limited/node'),
    },
  ],
  unknown: [],
};
