import { recorded } from '../openclaw/replay.ts';
import { ended, endedElsewhere, inWorker } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'another role',
      session: ended(4001, 'operator role changed'),
      confidence: 'certain',
      says: ['operator role changed'],
    },
    { name: 'another policy', session: ended(4001, 'gateway policy changed'), confidence: 'certain' },
  ],
  clear: [
    { name: 'the token was changed', session: recorded('2026.9.6/token-rotated-live/node') },
    { name: 'another server', session: endedElsewhere(4001, 'operator role changed') },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
