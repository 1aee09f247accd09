import { lookAlike, recorded } from '../openclaw/replay.ts';
import { inWorker } from '../openclaw/steps.ts';
import type { Scenarios } from '../tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'text',
      session: recorded('2026.9.6/first-frame-not-json/node'),
      confidence: 'certain',
      says: ['JSON.stringify'],
    },
    { name: 'binary', session: recorded('2026.9.6/first-frame-binary-garbage/node'), confidence: 'certain' },
    {
      name: 'in protocol 3',
      session: recorded('2026.3.13/first-frame-not-json/node'),
      confidence: 'certain',
    },
  ],
  clear: [
    { name: 'nothing was sent', session: recorded('2026.9.6/handshake-timeout/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/first-frame-not-json/node'),
    },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
