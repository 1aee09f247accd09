import { recorded } from '../openclaw/replay.ts';
import { inWorker } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'cut, then refused',
      session: recorded('2026.9.6/gateway-killed/ui'),
      confidence: 'certain',
      says: ['says 1012 first', 'out of memory'],
      also: ['openclaw-not-running'],
    },
  ],
  clear: [
    { name: 'cut, and nothing more is known', session: recorded('2026.9.6/sigkill/node') },
    { name: 'stopped in an orderly way', session: recorded('2026.9.6/gateway-sigterm/ui') },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
