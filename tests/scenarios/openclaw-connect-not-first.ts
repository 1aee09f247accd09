import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'health first',
      session: recorded('2026.9.6/first-frame-not-connect/node'),
      confidence: 'certain',
      says: ['Send connect first'],
    },
    {
      name: 'in protocol 3',
      session: recorded('2026.3.13/first-frame-not-connect/node'),
      confidence: 'certain',
    },
  ],
  clear: [
    { name: 'no frame of the protocol', session: recorded('2026.9.6/first-frame-not-a-frame/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/first-frame-not-connect/node'),
    },
  ],
  unknown: [],
};
