import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';

/** What the server does with the next handshake: opens it, opens and closes it with 1011, or refuses it with a status. */
export type Behaviour = 'open' | 'crash' | 401 | 403 | 503;

/** A WebSocket server whose behaviour the test changes. */
export interface MonitoredServer {
  url: string;
  behave(behaviour: Behaviour): void;
  /** Handshakes so far, and the largest number of them that ran at the same time. */
  handshakes(): { count: number; most: number };
  close(): Promise<void>;
}

/** `delay`: milliseconds until the answer to a handshake. */
export async function startMonitoredServer(first: Behaviour = 'open', delay = 0): Promise<MonitoredServer> {
  let behaviour = first;
  let count = 0;
  let running = 0;
  let most = 0;
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer((_, response) => void response.writeHead(404).end());
  server.on('upgrade', (request, socket: Duplex, head) => {
    const now = behaviour;
    count += 1;
    running += 1;
    most = Math.max(most, running);
    socket.on('error', () => undefined).once('close', () => (running -= 1));
    setTimeout(() => {
      if (typeof now === 'number') socket.end(`HTTP/1.1 ${now} No\r\nContent-Length: 2\r\n\r\nno`);
      else
        sockets.handleUpgrade(request, socket, head, (opened) => {
          if (now === 'crash') opened.close(1011, 'database is gone');
        });
    }, delay);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/live?access_token=hush-0123456789abcdef`,
    behave: (next) => {
      behaviour = next;
    },
    handshakes: () => ({ count, most }),
    close: () =>
      new Promise((resolve) => {
        for (const client of sockets.clients) client.terminate();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
