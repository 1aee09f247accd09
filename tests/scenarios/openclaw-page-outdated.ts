import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'the gateway serves another build',
      session: recorded('2026.9.6/ui-build-mismatch/node'),
      confidence: 'certain',
      says: ['Reload the page', 'openclaw gateway restart'],
    },
  ],
  clear: [
    { name: 'another protocol', session: recorded('2026.9.6/protocol-too-old/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/ui-build-mismatch/node'),
    },
  ],
  unknown: [],
};
