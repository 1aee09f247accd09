import { createServer } from 'node:http';
import { buildSchema, execute, subscribe, validate } from 'graphql';
import type { ServerOptions } from 'graphql-ws';
import { useServer as serveGraphql } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Bench } from './bench.ts';

/** Starts a graphql-ws server with one field, `hello`, and resolves to the url of its socket. */
export function graphqlUrl(bench: Bench, options: Partial<ServerOptions> = {}): Promise<string> {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, handleProtocols: () => 'graphql-transport-ws' });
  const schema = buildSchema('type Query { hello: String }');
  // A schema is understood only by the copy of graphql that made it, and a test runner may load two.
  const server = serveGraphql({ schema, validate, execute, subscribe, ...options }, sockets);
  bench.onStop(() => server.dispose());
  return bench.serve(http);
}
