import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** Pages by path, and WebSockets by path, on one loopback port. */
export interface CaptureServer {
  origin: string;
  socketOrigin: string;
  /** Sockets that are open now, by path. */
  open: Map<string, Set<WebSocket>>;
  /** Replaces what a page's path answers. */
  pages: Map<string, string>;
  /** Scripts by path. */
  scripts: Map<string, string>;
  close(): Promise<void>;
}

/** `/echo` repeats, `/count?n=&size=` sends n texts, `/refuse` closes, `/drop` hangs up; any other is silent. */
function serve(socket: WebSocket, url: URL): void {
  socket.on('error', () => undefined);
  if (url.pathname === '/echo') socket.on('message', (data, binary) => socket.send(data, { binary }));
  if (url.pathname === '/drop') socket.terminate();
  if (url.pathname === '/refuse') socket.close(4001, 'not today');
  if (url.pathname === '/count') {
    const count = Number(url.searchParams.get('n'));
    const size = Number(url.searchParams.get('size') ?? 20);
    for (let i = 1; i <= count; i++) socket.send(`${i} `.padEnd(size, '.'));
  }
}

export async function startCaptureServer(): Promise<CaptureServer> {
  const pages = new Map<string, string>();
  const scripts = new Map<string, string>();
  const open = new Map<string, Set<WebSocket>>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const script = scripts.get(path);
    response.setHeader('content-type', `text/${script === undefined ? 'html' : 'javascript'}; charset=utf-8`);
    // Its headers are there long before its first byte.
    if (path === '/slow') {
      response.flushHeaders();
      setTimeout(() => response.end('<!doctype html><title>slow</title>'), 400);
      return;
    }
    response.end(script ?? pages.get(path) ?? '<!doctype html><title>page</title>');
  });
  const sockets = new WebSocketServer({
    server,
    handleProtocols: (asked) => [...asked][0] ?? false,
    verifyClient: ({ req }: { req: IncomingMessage }) => !req.url?.startsWith('/403'),
  });
  sockets.on('connection', (socket, request) => {
    const url = new URL(request.url ?? '/', 'http://x');
    const here = open.get(url.pathname) ?? new Set();
    open.set(url.pathname, here.add(socket));
    socket.on('close', () => here.delete(socket));
    serve(socket, url);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    socketOrigin: `ws://127.0.0.1:${port}`,
    open,
    pages,
    scripts,
    async close() {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}
