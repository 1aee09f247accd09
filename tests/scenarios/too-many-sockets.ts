import {
  attempt,
  closed,
  created,
  failed,
  opened,
  page,
  pagehide,
  type Scenarios,
  tape,
  wire,
} from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'the words of the browser',
      session: tape(attempt('ws://api.test:8080/live', 'Insufficient resources', { requestSent: false })),
      confidence: 'certain',
      says: ['useEffect'],
    },
    {
      name: 'the 256th socket of a page whose log was not seen',
      session: tape(
        ...Array.from({ length: 255 }, (_, i) => [
          created('ws://api.test:8080/live', { at: i, stack: 'at leak (app.js:1:1)' }),
          opened(i + 1),
        ]).flat(),
        created('ws://api.test:8080/live', { at: 900, stack: 'at leak (app.js:1:1)' }),
        failed(905),
      ),
      confidence: 'likely',
      says: ['255 sockets of this tab', 'same line'],
      also: ['leaking-sockets'],
    },
  ],
  clear: [
    {
      name: 'the 255 before were closed',
      session: tape(
        ...Array.from({ length: 255 }, (_, i) => [
          created('ws://api.test:8080/live', { at: i }),
          opened(i + 1),
          closed(i + 2, 1000),
        ]).flat(),
        created('ws://api.test:8080/live', { at: 900 }),
        failed(905),
      ),
    },
    {
      name: '255 live sockets and a server that refuses',
      session: tape(
        ...Array.from({ length: 255 }, (_, i) => [
          created('ws://api.test:8080/live', { at: i }),
          opened(i + 1),
        ]).flat(),
        attempt('ws://other.test/', 'Error during WebSocket handshake: Unexpected response code: 403', {
          at: 900,
        }),
      ),
    },
    {
      name: 'many that went with their page',
      session: tape(
        ...Array.from({ length: 255 }, (_, i) => [
          created('ws://api.test:8080/live', { at: i }),
          opened(i + 1),
        ]).flat(),
        pagehide(800, false),
        page('http://page.test/2', { at: 850, context: 'next' }),
        created('ws://api.test:8080/live', { at: 900, context: 'next' }),
        failed(905, { context: 'next' }),
      ),
    },
  ],
  unknown: [
    { name: 'a socket of a worker', session: tape(wire(30, { url: 'ws://api.test/live', status: 101 })) },
  ],
};
