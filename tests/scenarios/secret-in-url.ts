import { conversation, created, frame, opened, type Scenarios, tape } from '../support/tape.ts';

const KEY = ['sk', 'live', '9f8a7c6b5d4e3f2a1b0c9d8e'].join('_');

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a key of a vendor',
      session: tape(conversation(`wss://api.test/feed?api_key=${KEY}`)),
      confidence: 'certain',
      says: ['a secret key of Stripe', 'the query parameter api_key'],
      never: [KEY],
    },
    {
      name: 'a key by its name',
      session: tape(conversation('wss://api.test/feed?v=2&secret=Zx81kq02LmPp77RtyWq9')),
      says: ['the query parameter secret'],
    },
  ],
  clear: [
    {
      name: 'an ordinary query',
      session: tape(conversation('wss://api.test/feed?room=lobby&keyboard=qwertyuiopas')),
    },
    {
      name: 'a key that is meant to be public',
      session: tape(conversation('wss://api.test/app/0123456789abcdef?protocol=7&client=js')),
    },
    {
      name: 'in the first message over TLS',
      session: tape(created('wss://api.test/feed'), opened(40), frame('sent', 50, `{"apiKey":"${KEY}"}`)),
    },
  ],
  unknown: [],
};
