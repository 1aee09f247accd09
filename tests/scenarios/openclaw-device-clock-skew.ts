import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'an old signature',
      session: recorded('2026.9.6/device-signature-stale/node'),
      confidence: 'certain',
      says: ['behind the clock of the gateway', 'timedatectl'],
    },
    {
      name: 'in protocol 3',
      session: recorded('2026.3.13/device-signature-stale/node'),
      confidence: 'certain',
    },
  ],
  clear: [
    { name: 'a bad signature', session: recorded('2026.9.6/device-signature-invalid/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/device-signature-stale/node'),
    },
  ],
  unknown: [],
};
