import { fileURLToPath } from 'node:url';
import { createWebSocketServer } from '../lab/websocket-server.ts';
import { describeBytes, someBytes } from './bytes.ts';
import { type Drop, dropSocket, type Ending } from './drop.ts';
import type { Library } from './library.ts';
import { listenOnLoopback } from './loopback.ts';

/** An echo that pushes twice when told `push`, and drops the socket when told `drop`. */
function createServer(drop: Drop) {
  return createWebSocketServer((socket) => {
    socket.on('message', (data, isBinary) => {
      const text = isBinary ? undefined : data.toString();
      if (text === 'drop') return dropSocket(socket, drop);
      if (text !== 'push') return socket.send(data, { binary: isBinary });
      socket.send('first push');
      socket.send('second push, ünïcödé 🩺');
    });
  });
}

function expected({ code, reason, wasClean }: Ending) {
  const notes = [
    ['open', 'v2.echo', 1],
    ['message', 'queued before the open event'],
    ['message', 'first push'],
    ['message', 'second push, ünïcödé 🩺'],
    ['message', describeBytes(someBytes(70_000).buffer)],
    ['message', describeBytes(someBytes(5).buffer)],
    ['message', describeBytes(someBytes(300).buffer)],
    ['close', code, reason, wasClean],
    ['open', 'v2.echo', 1],
    ['message', 'queued while disconnected'],
    ['close', 1000, 'done', true],
    ['state', 3, 0],
  ];
  return { notes, retries: 1, url: '/echo' };
}

export const reconnectingWebSocket: Library = {
  id: 'reconnecting-websocket',
  clientModule: fileURLToPath(import.meta.resolve('./reconnecting-websocket.client.ts')),
  async startServer(drop) {
    const { host, stop } = await listenOnLoopback(createServer(drop));
    return { url: `ws://${host}/echo`, stop };
  },
  expected,
  sockets: ({ code }) => [
    { path: '/echo', code, blobBytes: 300 },
    { path: '/echo', code: 1000 },
  ],
};
