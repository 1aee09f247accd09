import { recorded } from '../openclaw/replay.ts';
import { ended, endedElsewhere, inWorker } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'for something rare',
      session: ended(1012, 'node capabilities changed'),
      confidence: 'certain',
      says: ['1012 node capabilities changed'],
    },
    {
      name: 'its handler is not there',
      session: ended(1011, 'gateway message handler unavailable'),
      confidence: 'certain',
    },
  ],
  clear: [
    { name: 'for something known', session: recorded('2026.9.6/sigterm/node') },
    { name: 'by another server', session: endedElsewhere(1012, 'node capabilities changed') },
    { name: 'an ordinary end', session: recorded('2026.9.6/ok/node') },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
