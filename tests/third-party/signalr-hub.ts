import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

/** A message of the JSON hub protocol; which fields there are depends on `type`. */
export interface HubMessage {
  type: number;
  invocationId?: string;
  target?: string;
  arguments?: unknown[];
  item?: unknown;
  result?: unknown;
  error?: string;
  allowReconnect?: boolean;
}

export const INVOCATION = 1;
export const STREAM_ITEM = 2;
export const COMPLETION = 3;
export const STREAM_INVOCATION = 4;
const PING = 6;
export const CLOSE = 7;

export type Send = (message: HubMessage) => void;
/** Gets every message that is not a ping. */
export type OnMessage = (message: HubMessage, send: Send, socket: WebSocket) => void;

const SEPARATOR = '\x1e';

/**
 * The server's side of ASP.NET Core SignalR for one hub, without ASP.NET: `negotiate` version 1 and the WebSockets
 * transport in its text format, the handshake, message framing and pings, after TransportProtocols.md and
 * HubProtocol.md in https://github.com/dotnet/aspnetcore/tree/main/src/SignalR/docs/specs. What invocations mean is
 * `onMessage`'s business. Left out: long polling, server-sent events, MessagePack, stateful reconnect.
 */
export function createHubServer(path: string, onMessage: OnMessage): Server {
  const tokens = new Set<string>();
  let issued = 0;
  const issue = (): string => {
    issued += 1;
    tokens.add(String(issued));
    return String(issued);
  };
  const server = createServer((request, response) => negotiate(path, issue, request, response));
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const known = pathname === path && tokens.delete(searchParams.get('id') ?? '');
    if (!known) return void socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    sockets.handleUpgrade(request, socket, head, (client) => serveSocket(client, onMessage));
  });
  return server;
}

function negotiate(
  path: string,
  issueToken: () => string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const headers = {
    'access-control-allow-origin': request.headers.origin ?? '*',
    'access-control-allow-credentials': 'true',
    'access-control-allow-headers': 'x-requested-with, x-signalr-user-agent',
    'content-type': 'application/json',
  };
  if (request.method === 'OPTIONS') return void response.writeHead(204, headers).end();
  if (pathname !== `${path}/negotiate`) return void response.writeHead(404, headers).end();
  const connectionToken = issueToken();
  const answer = {
    negotiateVersion: 1,
    connectionId: `connection-${connectionToken}`,
    connectionToken,
    availableTransports: [{ transport: 'WebSockets', transferFormats: ['Text'] }],
  };
  response.writeHead(200, headers).end(JSON.stringify(answer));
}

function serveSocket(socket: WebSocket, onMessage: OnMessage): void {
  let greeted = false;
  const write = (value: unknown): void => socket.send(JSON.stringify(value) + SEPARATOR);
  socket.on('message', (data) => {
    for (const text of data.toString().split(SEPARATOR).slice(0, -1)) {
      const message = JSON.parse(text);
      if (greeted && message.type === PING) write({ type: PING });
      else if (greeted) onMessage(message, write, socket);
      else {
        greeted = message.protocol === 'json' && message.version <= 2;
        write(greeted ? {} : { error: `${message.protocol} is not spoken here` });
      }
    }
  });
}
