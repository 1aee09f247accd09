import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a client of protocol 3',
      session: recorded('2026.9.6/protocol-too-old/node'),
      confidence: 'certain',
      says: ['The client is older', 'protocols 1 to 3', 'protocol 4'],
    },
    {
      name: 'a client of the future',
      session: recorded('2026.9.6/protocol-too-new/node'),
      confidence: 'certain',
      says: ['The gateway is older', 'openclaw gateway restart'],
    },
    {
      name: 'protocol 3 has no code for it',
      session: recorded('2026.3.13/protocol-too-new/node'),
      confidence: 'certain',
      says: ['The gateway is older', 'the client speaks protocol 4'],
    },
  ],
  clear: [
    { name: 'another build of the same protocol', session: recorded('2026.9.6/ui-build-mismatch/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/protocol-too-old/node'),
    },
  ],
  unknown: [],
};
