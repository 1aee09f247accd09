import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a stale device token',
      session: recorded('2026.9.6/device-token-wrong/node'),
      confidence: 'certain',
      says: [
        'openclaw devices rotate --device 97926cbb30108e855fcd4fd0574fd3b792762ceffdb508445ca5a6217fe81708 --role operator',
      ],
    },
    { name: 'in protocol 3', session: recorded('2026.3.13/device-token-wrong/node'), confidence: 'certain' },
  ],
  clear: [
    { name: 'a wrong gateway token', session: recorded('2026.9.6/token-wrong/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/device-token-wrong/node'),
    },
  ],
  unknown: [],
};
