import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Socket } from 'node:net';

/** The `Sec-WebSocket-Accept` that a client demands for its key (RFC 6455, section 4.2.2). */
export function acceptFor(key: string | undefined): string {
  return createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
}

/** The header lines of a correct 101 answer to the request, by name. */
export function switchingHeaders(request: IncomingMessage): Record<string, string> {
  return {
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Accept': acceptFor(request.headers['sec-websocket-key']),
  };
}

/** A server that answers every handshake with 101 and these headers, then leaves the bare connection to `onOpen`. */
export function createSwitchingServer(
  headersFor: (request: IncomingMessage) => Record<string, string>,
  onOpen: (socket: Socket) => unknown,
): Server {
  const server = createServer((_request, response) => response.writeHead(426).end());
  server.on('upgrade', (request: IncomingMessage, socket: Socket) => {
    const lines = Object.entries(headersFor(request)).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('')}\r\n`);
    onOpen(socket);
  });
  return server;
}
