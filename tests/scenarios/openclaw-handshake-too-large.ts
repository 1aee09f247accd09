import { lookAlike, recorded } from '../openclaw/replay.ts';
import { inWorker } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: '70 kB',
      session: recorded('2026.9.6/preauth-oversize/node'),
      confidence: 'certain',
      says: ['65,536 bytes'],
    },
    {
      name: '26 MiB from a page',
      session: recorded('2026.9.6/plain-ws-oversize-from-page/ui'),
      confidence: 'certain',
    },
    { name: 'in protocol 3', session: recorded('2026.3.13/preauth-oversize/node'), confidence: 'certain' },
  ],
  clear: [
    { name: 'after hello more is taken', session: recorded('2026.9.6/oversize-26MiB/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/preauth-oversize/node'),
    },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
