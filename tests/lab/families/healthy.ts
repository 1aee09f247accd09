import type { WebSocket } from 'ws';
import type { Endpoint, Family } from '../family.ts';
import type { SocketUse } from '../page.ts';
import { socketEndpoint } from '../socket-endpoint.ts';
import { createWebSocketServer, echo } from '../websocket-server.ts';

/** Sends a text, then bytes, and closes once both are back. */
export const exchange: SocketUse = {
  onOpen: "socket.send('hello');",
  onMessage: `
  if (typeof event.data === 'string') socket.send(new Uint8Array([1, 2, 3]));
  else socket.close(1000, 'done');`,
};

const heartbeat: SocketUse = {
  onOpen: `
  const beat = setInterval(() => socket.send('ping'), 1000);
  socket.addEventListener('close', () => clearInterval(beat));
  socket.send('ping');`,
};

const greeting: SocketUse = { onOpen: "socket.send('hello');" };

function works(
  id: string,
  title: string,
  use: SocketUse,
  onSocket: (socket: WebSocket) => unknown = echo,
): Endpoint {
  return socketEndpoint({ id, row: '', title }, (bench) => bench.serve(createWebSocketServer(onSocket)), use);
}

const echoTls = socketEndpoint(
  { id: 'echo--tls', row: '', title: 'The same over wss://, with a certificate from the lab’s authority.' },
  (bench) => bench.serve(createWebSocketServer(echo, { tls: bench.certificates.good }), 'wss'),
  exchange,
);

export const healthy: Family = {
  title: 'Nothing wrong',
  endpoints: [
    works('echo', 'A text and some bytes come back, then the page closes with 1000.', exchange),
    echoTls,
    works('echo--subprotocol', 'The server chooses the first of two subprotocols on offer.', {
      ...exchange,
      protocols: ['chat.v2', 'chat.v1'],
    }),
    works('echo--open', 'The socket stays open, with a heartbeat every second.', heartbeat),
    works(
      'server-close-1000',
      'The server is done after one message and closes with 1000.',
      greeting,
      (socket) => socket.once('message', () => socket.close(1000, 'done')),
    ),
    works('close-without-code', 'The server closes with an empty close frame.', greeting, (socket) =>
      socket.once('message', () => socket.close()),
    ),
  ],
};
