import { createServer, type Socket } from 'node:net';
import type { Endpoint, Family } from '../family.ts';
import { socketEndpoint } from '../socket-endpoint.ts';

/** A TCP server that does this with each connection, and so never answers a handshake as HTTP wants it. */
function bareServer(words: Omit<Endpoint, 'open'>, onConnection: (socket: Socket) => unknown): Endpoint {
  return socketEndpoint(words, (bench) => bench.serve(createServer(onConnection)));
}

export const noAnswer: Family = {
  title: 'Connected, but no answer to the handshake',
  endpoints: [
    bareServer(
      {
        id: 'stuck-connecting',
        row: 'A8',
        title: 'The server reads the request and never answers.',
        settlesAfter: 5000,
      },
      (socket) => socket.resume(),
    ),
    bareServer(
      {
        id: 'no-response',
        row: 'B5',
        title: 'The server reads the request and closes the connection without a word.',
      },
      (socket) => socket.once('data', () => socket.end()),
    ),
    bareServer(
      { id: 'handshake-reset', row: 'B5', title: 'The server reads the request and resets the connection.' },
      (socket) => socket.once('data', () => socket.resetAndDestroy()),
    ),
    bareServer(
      { id: 'not-http', row: 'B9', title: 'An SSH server greets the handshake with its banner.' },
      (socket) => socket.end('SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u7\r\n').resume(),
    ),
    bareServer(
      {
        id: 'handshake-reset--before-request',
        row: 'B5',
        title:
          'The server accepts the connection and resets it at once, as a balancer without a backend does.',
      },
      (socket) => socket.resetAndDestroy(),
    ),
    bareServer(
      {
        id: 'handshake-reset--in-headers',
        row: 'B5',
        title: 'The server ends the connection in the middle of its 101 answer.',
      },
      (socket) =>
        socket.once('data', () =>
          socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConn'),
        ),
    ),
  ],
};
