import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'an unknown property',
      session: recorded('2026.9.6/connect-unknown-property/node'),
      confidence: 'certain',
      says: ["unexpected property 'nope'"],
    },
    {
      name: 'an unknown client',
      session: recorded('2026.9.6/connect-unknown-client-id/node'),
      confidence: 'certain',
    },
    { name: 'no params', session: recorded('2026.9.6/connect-missing-params/node'), confidence: 'certain' },
    { name: 'no nonce', session: recorded('2026.9.6/device-nonce-omitted/node'), confidence: 'certain' },
    {
      name: 'in protocol 3',
      session: recorded('2026.3.13/connect-unknown-property/node'),
      confidence: 'certain',
    },
  ],
  clear: [
    { name: 'after hello it is another fault', session: recorded('2026.9.6/post-hello-bad-frame/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/connect-unknown-property/node'),
    },
  ],
  unknown: [],
};
