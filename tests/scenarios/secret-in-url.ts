import { conversation, created, frame, jwt, opened, type Scenarios, tape } from '../support/tape.ts';

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
    {
      name: 'a long-lived token in the query of a public host',
      session: tape(conversation(`wss://api.test/feed?token=${jwt({ iat: 0, exp: 86_400 })}`)),
      confidence: 'possible',
      says: ['The URL contains a token'],
      also: [],
    },
  ],
  clear: [
    {
      name: 'the token of a Vite development server',
      session: tape(
        created('ws://localhost:5173/?token=Wc9xKq2LmPp7', { protocols: ['vite-hmr'] }),
        opened(40, { protocol: 'vite-hmr' }),
      ),
    },
    {
      name: 'the same in the local network',
      session: tape(
        created('ws://192.168.1.5:5173/?token=Wc9xKq2LmPp7', { protocols: ['vite-hmr'] }),
        opened(40, { protocol: 'vite-hmr' }),
      ),
    },
    {
      name: 'the token of Jupyter on this machine',
      session: tape(
        conversation(
          'ws://127.0.0.1:8888/api/kernels/1c2d/channels?session_id=a1b2&token=4f1c9d0a7b3e5f6a8d2c1b0e9f8a7d6c',
        ),
      ),
    },
    {
      name: 'a one-time ticket',
      session: tape(conversation('wss://api.test/feed?ticket=Zx81kq02LmPp77RtyWq9')),
    },
    {
      name: 'a token that is valid for a minute',
      session: tape(conversation(`wss://api.test/feed?token=${jwt({ iat: 0, exp: 60 })}`)),
    },
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
