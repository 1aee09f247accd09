import {
  closeCalled,
  created,
  failed,
  httpResponse,
  opened,
  page,
  pagehide,
  type Scenarios,
  tape,
  wait,
  wire,
} from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'no answer for six seconds',
      session: tape(created('ws://api.test:8080/live'), wait(6_010)),
      confidence: 'likely',
      says: ['6 s', 'curl -gsN --http1.1'],
    },
    {
      name: 'an older handshake to the same host and port is in the way',
      session: tape(
        created('ws://api.test:8080/a'),
        created('ws://api.test:8080/b', { at: 3_000 }),
        wait(9_000),
      ),
      says: ['has not answered', 'waits behind another one'],
      also: ['stuck-connecting'],
    },
    {
      name: 'a public page that reaches for this machine',
      session: tape(page('https://public.example/'), created('ws://127.0.0.1:8080/'), wait(6_010)),
      says: ['permission prompt'],
    },
    {
      name: 'a page of this machine, which needs no permission',
      session: tape(page('http://localhost:3000/'), created('ws://127.0.0.1:8080/'), wait(6_010)),
      never: ['permission prompt'],
    },
    {
      name: 'a path that no handler of Express takes',
      session: tape(
        page('http://localhost:3000/'),
        httpResponse('http://localhost:3000/', { 'x-powered-by': 'Express' }),
        created('ws://localhost:3000/api'),
        wait(6_010),
      ),
      says: ["pathFilter: '/api'", 'ws: true'],
    },
    {
      name: 'after many failures the browser itself holds back',
      session: tape(
        ...Array.from({ length: 12 }, (_, i) => [
          created('ws://api.test:8080/live', { at: 10 + i * 100 }),
          ...failed(20 + i * 100),
        ]),
        created('ws://other.test/', { at: 3_000 }),
        wait(8_500),
      ),
      also: ['unexplained-failure', 'reconnect-storm'],
      confidence: 'possible',
      says: ['holds this handshake back after 12 failures'],
    },
  ],
  clear: [
    {
      name: 'slow to open, and no failures before',
      session: tape(created('ws://api.test:8080/live'), opened(4_000), wait(9_000)),
    },
    {
      name: 'four seconds are slow, not stuck',
      session: tape(created('ws://api.test:8080/live'), wait(4_000)),
    },
    {
      name: 'it opened after six seconds',
      session: tape(created('ws://api.test:8080/live'), opened(6_000), wait(9_000)),
    },
    {
      name: 'it failed after six seconds',
      session: tape(created('ws://api.test:8080/live'), failed(6_000), wait(9_000)),
    },
    {
      name: 'the page gave up by itself',
      session: tape(created('ws://api.test:8080/live'), closeCalled(4_000, 0), failed(4_001), wait(9_000)),
    },
    {
      name: 'the page has gone',
      session: tape(created('ws://api.test:8080/live'), pagehide(1_000, false), wait(9_000)),
    },
  ],
  unknown: [
    { name: 'a socket of a worker', session: tape(wire(30, { url: 'ws://api.test/live', status: 101 })) },
  ],
};
