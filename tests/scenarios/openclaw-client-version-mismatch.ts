import { recorded } from '../openclaw/replay.ts';
import { refusedFor } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'refused for its release',
      session: refusedFor('CLIENT_VERSION_MISMATCH'),
      confidence: 'certain',
      says: ['openclaw --version'],
    },
  ],
  clear: [
    { name: 'another protocol', session: recorded('2026.9.6/protocol-too-old/node') },
    { name: 'nothing wrong', session: recorded('2026.9.6/ok/node') },
  ],
  unknown: [],
};
