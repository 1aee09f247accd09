import { createServer } from 'node:http';
import { Server as SocketIoServer } from 'socket.io';
import type { WebSocket } from 'ws';
import type { Library } from '../../third-party/library.ts';
import { socketIoClient } from '../browser-build.ts';
import type { Endpoint, Family } from '../family.ts';
import { graphqlUrl } from '../graphql-server.ts';
import { libraryEndpoint } from '../library-endpoint.ts';
import type { SocketUse } from '../page.ts';
import { literal } from '../scripted-endpoint.ts';
import { socketEndpoint } from '../socket-endpoint.ts';
import { createWebSocketServer } from '../websocket-server.ts';

type Words = Omit<Endpoint, 'open' | 'row'>;

function talking(
  row: string,
  words: Words,
  onSocket: (socket: WebSocket) => unknown,
  use: SocketUse,
): Endpoint {
  return socketEndpoint({ row, ...words }, (bench) => bench.serve(createWebSocketServer(onSocket)), use);
}

/** A server that sends this and waits; a page that takes it for JSON. */
function misread(suffix: string, title: string, data: string | Buffer): Endpoint {
  return talking(
    'D1',
    { id: `format-mismatch${suffix}`, title, settlesAfter: 500 },
    (socket) => socket.send(data),
    { onMessage: 'note(JSON.parse(event.data).type);' },
  );
}

const objectSent = talking(
  'D1',
  {
    id: 'format-mismatch',
    title: 'The page sends an object without turning it into text.',
    settlesAfter: 500,
  },
  (socket) => socket.on('message', () => undefined),
  { onOpen: "socket.send({ type: 'join', room: 'lobby' });" },
);

const jsonRpc = talking(
  'D2',
  { id: 'error-replies', title: 'The server answers a JSON-RPC request with an error.', settlesAfter: 500 },
  (socket) =>
    socket.on('message', (data) => {
      const { id } = JSON.parse(String(data));
      const error = { code: -32601, message: 'Method not found', data: 'eth_subscribeAll' };
      socket.send(JSON.stringify({ jsonrpc: '2.0', id, error }));
    }),
  {
    onOpen:
      "socket.send(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_subscribeAll', params: ['newHeads'] }));",
  },
);

const graphql = socketEndpoint(
  {
    id: 'error-replies--graphql',
    row: 'D2',
    title: 'A graphql-ws server answers a query for a field that does not exist with errors.',
    settlesAfter: 700,
  },
  (bench) => graphqlUrl(bench),
  {
    protocols: ['graphql-transport-ws'],
    onOpen: "socket.send(JSON.stringify({ type: 'connection_init' }));",
    onMessage: `
  const query = { id: '1', type: 'subscribe', payload: { query: '{ helo }' } };
  if (JSON.parse(event.data).type === 'connection_ack') socket.send(JSON.stringify(query));`,
  },
);

const socketIo: Endpoint = {
  id: 'error-replies--socket-io',
  row: 'D2',
  title: 'A Socket.IO server’s middleware does not let this client into the namespace.',
  settlesAfter: 1000,
  async open(bench) {
    const http = createServer();
    const server = new SocketIoServer(http, { cors: { origin: '*' } });
    server.use((_socket, next) => next(new Error('not authorized')));
    const { origin } = new URL((await bench.serve(http)).replace('ws:', 'http:'));
    return {
      library: await socketIoClient(),
      script: `
state('connecting');
const socket = io(${literal(origin)}, { transports: ['websocket'] });
socket.on('connect_error', ({ message }) => {
  note('connect_error ' + message);
  state('closed');
});`,
    };
  },
};

function library(name: string, title: string, load: () => Promise<Library>): Endpoint {
  const id = `error-replies--${name}`;
  return libraryEndpoint(
    { id, row: 'D2', title: `${title}: some requests of the page are answered with an error.` },
    load,
  );
}

/** Conversations of libraries in which the server answers some request with an error. */
const libraries = [
  library(
    'graphql-ws',
    'graphql-ws',
    async () => (await import('../../third-party/graphql-ws.ts')).graphqlWs,
  ),
  library('signalr', 'SignalR', async () => (await import('../../third-party/signalr.ts')).signalr),
  library('phoenix', 'Phoenix channels', async () => (await import('../../third-party/phoenix.ts')).phoenix),
];

export const messages: Family = {
  title: 'Open, but the messages are not understood',
  endpoints: [
    objectSent,
    misread(
      '--truncated',
      'The server sends JSON that ends in the middle.',
      '{"type":"list","items":[{"id":1},{"id',
    ),
    misread(
      '--single-quotes',
      'The server sends text with single quotes, which is no JSON.',
      "{'type': 'tick'}",
    ),
    misread(
      '--binary',
      'The server sends JSON in a binary message, and the page parses the Blob.',
      Buffer.from('{"type":"tick"}'),
    ),
    jsonRpc,
    graphql,
    socketIo,
    ...libraries,
  ],
};
