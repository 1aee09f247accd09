import { lookAlike, recorded } from '../openclaw/replay.ts';
import type { Scenarios } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'an origin that is not on the list',
      session: recorded('2026.9.6/origin-not-allowed/node'),
      confidence: 'certain',
      says: [
        'openclaw config set gateway.controlUi.allowedOrigins \'["http://page.test"]\' --strict-json',
        'It applies at once',
      ],
    },
    {
      name: 'every retry of the Control UI is one finding',
      session: recorded('2026.9.6/origin-not-allowed/ui'),
      confidence: 'certain',
      says: [
        '\'["http://claw.example:46097"]\' --strict-json',
        'keeps retrying',
        "4008 only the page's reaction",
      ],
    },
    {
      name: 'any client that sends one',
      session: recorded('2026.9.6/origin-not-allowed-any-client/node'),
      confidence: 'certain',
    },
    { name: 'an extension', session: recorded('2026.9.6/origin-extension/node'), confidence: 'certain' },
    {
      name: 'behind a proxy, on localhost',
      session: recorded('2026.9.6+nginx/xff-trusted-remote-client/ui'),
      confidence: 'certain',
      says: ['counts as remote'],
    },
    {
      name: 'a private address, in protocol 3',
      session: recorded('2026.3.13/insecure-context-lan-ip/ui'),
      confidence: 'certain',
      says: ['a page from a private address needs one'],
    },
    {
      name: 'taken off the list while connected',
      session: recorded('2026.9.6/origin-removed-live/node'),
      confidence: 'certain',
      says: ['was taken off the list'],
    },
  ],
  clear: [
    { name: 'no origin at all', session: recorded('2026.9.6/origin-null/node') },
    {
      name: 'the same words from a server that is no gateway',
      session: lookAlike('2026.9.6/origin-not-allowed/node'),
    },
  ],
  unknown: [],
};
