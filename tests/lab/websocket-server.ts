import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  STATUS_CODES,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { TlsOptions } from 'node:tls';
import { type ServerOptions, type VerifyClientCallbackAsync, type WebSocket, WebSocketServer } from 'ws';
import type { Certificate } from './certificates.ts';

type PassedOn = 'handleProtocols' | 'maxPayload' | 'path' | 'perMessageDeflate';

export interface WebSocketServerUse extends Pick<ServerOptions, PassedOn> {
  tls?: TlsOptions & Certificate;
  /** The status that a handshake is refused with; undefined lets it pass. */
  refuse?: (request: IncomingMessage) => number | undefined;
  /** May change the lines of the 101 answer before it is sent. */
  onHeaders?: (lines: string[]) => unknown;
}

const upgradeRequired: RequestListener = (_request, response) => {
  response.writeHead(426, { connection: 'upgrade', upgrade: 'websocket' }).end('Upgrade Required');
};

/** A healthy WebSocket server that calls `onSocket` for each socket; a plain GET gets 426. */
export function createWebSocketServer(
  onSocket: (socket: WebSocket, request: IncomingMessage) => unknown,
  { tls, onHeaders, refuse, ...options }: WebSocketServerUse = {},
): Server {
  const server = tls ? createHttpsServer(tls, upgradeRequired) : createHttpServer(upgradeRequired);
  const sockets = new WebSocketServer({
    ...options,
    server,
    ...(refuse && { verifyClient: refusal(refuse) }),
  });
  if (onHeaders) sockets.on('headers', onHeaders);
  sockets.on('connection', (socket, request) => {
    // ws has sent the fitting close code by then; without a listener the error would end the process.
    socket.on('error', () => socket.close());
    onSocket(socket, request);
  });
  return server;
}

function refusal(refuse: NonNullable<WebSocketServerUse['refuse']>): VerifyClientCallbackAsync {
  return ({ req }, done) => {
    const status = refuse(req);
    if (status === undefined) done(true);
    else done(false, status, STATUS_CODES[status]);
  };
}

/** Sends every message back as it came. */
export function echo(socket: WebSocket): void {
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
}
