import type { IncomingMessage } from 'node:http';
import { createSecureServer, type ServerHttp2Stream } from 'node:http2';
import type { Server } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { Certificate } from './certificates.ts';

/** A socket of ws on a connection that somebody else has upgraded; its types keep that to themselves. */
const AdoptedSocket = WebSocket as unknown as new (
  address: null,
  protocols: undefined,
  options: { autoPong: boolean; closeTimeout: number },
) => WebSocket & {
  setSocket(stream: ServerHttp2Stream, head: Buffer, limits: { maxPayload: number }): void;
};

/** A healthy server that takes WebSockets over HTTP/2 alone (RFC 8441), and any other request. */
export function createHttp2Server(
  onSocket: (socket: WebSocket) => unknown,
  certificate: Certificate,
): Server {
  const server = createSecureServer({ ...certificate, settings: { enableConnectProtocol: true } });
  server.on('stream', (stream, { ':method': method, ':protocol': protocol }) => {
    if (method !== 'CONNECT' || protocol !== 'websocket') {
      stream.respond({ ':status': 204 }, { endStream: true });
      return;
    }
    stream.respond({ ':status': 200 });
    const socket = new AdoptedSocket(null, undefined, { autoPong: true, closeTimeout: 5_000 });
    socket.setSocket(stream, Buffer.alloc(0), { maxPayload: 1024 * 1024 });
    socket.on('error', () => socket.close());
    onSocket(socket);
  });
  return server;
}

/** A healthy server whose pages come over HTTP/2, and whose WebSockets over HTTP/1.1, as most do. */
export function createBilingualServer(
  onSocket: (socket: WebSocket) => unknown,
  certificate: Certificate,
): Server {
  const server = createSecureServer({ ...certificate, allowHTTP1: true });
  server.on('stream', (stream) => stream.respond({ ':status': 204 }, { endStream: true }));
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
    sockets.handleUpgrade(request, socket, head, onSocket),
  );
  return server;
}
