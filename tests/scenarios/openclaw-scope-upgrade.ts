import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'the close reason is cut off, the frame is not',
      session: recorded('2026.9.6/scope-upgrade-required/node'),
      confidence: 'certain',
      says: [
        'openclaw devices approve ed32ad7f-5a2d-4ac0-9368-3623dbb8a00a',
        'this one is cut off',
        'Asked for: operator.admin; approved so far: operator.read',
      ],
    },
  ],
  clear: [
    { name: 'a new device', session: recorded('2026.9.6/pairing-required/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/scope-upgrade-required/node'),
    },
  ],
  unknown: [],
};
