import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { buildSchema, execute, subscribe, validate } from 'graphql';
import type { ServerOptions } from 'graphql-ws';
import { useServer as serveGraphql } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Bench } from './bench.ts';

const schema = buildSchema('type Query { hello: String } type Subscription { tick: Int }');

const roots = {
  query: { hello: 'world' },
  subscription: {
    async *tick() {
      for (const tick of [1, 2, 3, 4, 5]) {
        await pause(100);
        yield { tick };
      }
    },
  },
};

/** Starts a graphql-ws server with a field, `hello`, and five events of `tick`, and resolves to the url of its socket. */
export function graphqlUrl(bench: Bench, options: Partial<ServerOptions> = {}): Promise<string> {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, handleProtocols: () => 'graphql-transport-ws' });
  // A schema is understood only by the copy of graphql that made it, and a test runner may load two.
  const server = serveGraphql({ schema, roots, validate, execute, subscribe, ...options }, sockets);
  bench.onStop(() => server.dispose());
  return bench.serve(http);
}
