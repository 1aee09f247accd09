import { createServer, type Socket } from 'node:net';
import type { Endpoint, Family } from '../family.ts';
import { aside, literal, scriptedEndpoint } from '../scripted-endpoint.ts';
import { socketEndpoint } from '../socket-endpoint.ts';
import { createWebSocketServer, echo } from '../websocket-server.ts';

/** A TCP server that does this with each connection, and so never answers a handshake as HTTP wants it. */
function bareServer(words: Omit<Endpoint, 'open'>, onConnection: (socket: Socket) => unknown): Endpoint {
  return socketEndpoint(words, (bench) => bench.serve(createServer(onConnection)));
}

/** Another path of the port is known to speak plain HTTP; without that it might as well be a port that wants TLS. */
const noResponse = scriptedEndpoint(
  {
    id: 'no-response',
    row: 'B5',
    title:
      'The server takes sockets on another path; on this one it reads the request and closes the connection without a word.',
    settlesAfter: 500,
  },
  async (bench) => {
    const server = createWebSocketServer(echo);
    const [handle] = server.listeners('upgrade');
    server.removeAllListeners('upgrade');
    server.on('upgrade', (request, socket, head) => {
      if (request.url === '/aside') handle?.call(server, request, socket, head);
      else socket.end();
    });
    const url = await bench.serve(server);
    return `
const url = ${literal(url)};
const known = new WebSocket(${literal(aside(url))});
known.onopen = () => watch(new WebSocket(url));`;
  },
);

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
    noResponse,
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
