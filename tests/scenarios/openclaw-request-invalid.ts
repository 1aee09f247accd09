import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'JSON of another kind',
      session: recorded('2026.9.6/post-hello-bad-frame/node'),
      confidence: 'certain',
      says: ['"type":"req"'],
    },
  ],
  clear: [
    { name: 'no JSON is dropped in silence', session: recorded('2026.9.6/post-hello-not-json/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/post-hello-bad-frame/node'),
    },
  ],
  unknown: [],
};
