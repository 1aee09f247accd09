import { lookAlike, recorded } from '../openclaw/replay.ts';
import { inWorker } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: '26 MiB',
      session: recorded('2026.9.6/oversize-26MiB/node'),
      confidence: 'certain',
      says: ['27.3 MB', '26,214,400 bytes', 'cannot be configured'],
    },
    { name: 'in protocol 3', session: recorded('2026.3.13/oversize-26MiB/node'), confidence: 'certain' },
  ],
  clear: [
    { name: 'before hello less is taken', session: recorded('2026.9.6/preauth-oversize/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/oversize-26MiB/node'),
    },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
