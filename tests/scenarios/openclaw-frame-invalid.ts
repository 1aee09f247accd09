import { lookAlike, recorded } from '../openclaw/replay.ts';
import { inWorker } from '../openclaw/steps.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'JSON of another kind',
      session: recorded('2026.9.6/first-frame-not-a-frame/node'),
      confidence: 'certain',
      says: ['type, id, method and params'],
    },
    {
      name: 'in protocol 3',
      session: recorded('2026.3.13/first-frame-not-a-frame/node'),
      confidence: 'certain',
    },
  ],
  clear: [
    { name: 'no JSON', session: recorded('2026.9.6/first-frame-not-json/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/first-frame-not-a-frame/node'),
    },
  ],
  unknown: [{ name: 'a socket of a worker', session: inWorker() }],
};
