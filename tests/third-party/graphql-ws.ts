import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { execute, subscribe, validate } from 'graphql';
import { type Extra, useServer as serveGraphql } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Drop, Ending } from './drop.ts';
import { createSchema } from './graphql-schema.ts';
import type { Library, LibraryServer } from './library.ts';
import { listenOnLoopback } from './loopback.ts';

async function startServer(drop: Drop): Promise<LibraryServer> {
  const http = createServer();
  serveGraphql(
    {
      schema: createSchema(drop),
      // A schema is understood only by the copy of graphql that made it, and a test runner may load two.
      validate,
      execute,
      subscribe,
      context: ({ extra }: { extra: Extra }) => extra.socket,
      onConnect: ({ connectionParams }) => ({ welcome: connectionParams?.name }),
    },
    new WebSocketServer({ server: http, path: '/graphql' }),
  );
  const { host, stop } = await listenOnLoopback(http);
  return { url: `ws://${host}/graphql`, stop };
}

function expected({ code, reason, wasClean }: Ending) {
  const start = [{ line: 1, column: 3 }];
  const count = (value: number) => ['next', { data: { countAcrossDrop: value } }];
  return [
    ['connecting', false],
    ['opened', 'graphql-transport-ws'],
    ['connected', { welcome: 'ada' }, false],
    ['next', { data: { echo: 'ünïcödé 🩺' } }],
    ['complete'],
    [
      'next',
      {
        data: { broken: null },
        errors: [{ message: 'this field is broken', locations: start, path: ['broken'] }],
      },
    ],
    ['complete'],
    ['failed', [{ message: 'Cannot query field "unknown" on type "Query".', locations: start }]],
    ['ping', true, { from: 'server' }],
    ['pong', false, { from: 'server' }],
    ['next', { data: { pinged: 'pinged' } }],
    ['complete'],
    count(1),
    count(2),
    ['closed', code, reason, wasClean],
    ['connecting', true],
    ['opened', 'graphql-transport-ws'],
    ['connected', { welcome: 'ada' }, true],
    count(1),
    count(2),
    count(3),
    ['complete'],
    ['closed', 1000, 'Normal Closure', true],
  ];
}

export const graphqlWs: Library = {
  id: 'graphql-ws',
  clientModule: fileURLToPath(import.meta.resolve('./graphql-ws.client.ts')),
  startServer,
  expected,
  sockets: ({ code }) => [
    { path: '/graphql', code },
    { path: '/graphql', code: 1000 },
  ],
};
