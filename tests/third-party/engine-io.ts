import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Server } from 'engine.io';
import { describeBytes, someBytes } from './bytes.ts';
import type { Drop, Ending } from './drop.ts';
import { dropTransport } from './engine-transport.ts';
import type { Library, LibraryServer } from './library.ts';
import { listenOnLoopback } from './loopback.ts';

async function startServer(drop: Drop): Promise<LibraryServer> {
  const http = createServer();
  const engine = new Server({ cors: { origin: true } });
  engine.attach(http);
  engine.on('connection', (socket) => {
    socket.on('message', (data: string | Buffer) => {
      if (data === 'drop') return dropTransport(socket.transport, drop);
      if (data !== 'push') return void socket.send(data);
      socket.send('pushed text, ünïcödé 🩺');
      socket.send(Buffer.from(someBytes(300)));
    });
  });
  const { host, stop } = await listenOnLoopback(http);
  return {
    url: `http://${host}`,
    stop: async () => {
      engine.close();
      await stop();
    },
  };
}

function expected({ code, reason, wasClean }: Ending) {
  return [
    ['open', 'polling'],
    ['upgrading', 'websocket'],
    ['upgrade', 'websocket'],
    ['message', 'one'],
    ['message', describeBytes(someBytes(70_000).buffer)],
    ['message', 'pushed text, ünïcödé 🩺'],
    ['message', describeBytes(someBytes(300).buffer)],
    ['close', 'transport close', ['websocket connection closed', code, reason, wasClean]],
    ['open', 'websocket'],
    ['message', 'written before the open event'],
    ['message', describeBytes(someBytes(5).buffer)],
    ['close', 'forced close', 'undefined'],
    ['state', 'closed', 'closed'],
  ];
}

export const engineIo: Library = {
  id: 'engine-io',
  clientModule: fileURLToPath(import.meta.resolve('./engine-io.client.ts')),
  startServer,
  expected,
  sockets: ({ code }) => [
    { path: '/engine.io/', code },
    { path: '/engine.io/', code: 1005 },
  ],
};
