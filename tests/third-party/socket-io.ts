import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Server, type Socket } from 'socket.io';
import { describeBytes, someBytes } from './bytes.ts';
import type { Drop, Ending } from './drop.ts';
import { dropTransport } from './engine-transport.ts';
import type { Library, LibraryServer } from './library.ts';
import { listenOnLoopback } from './loopback.ts';

function serve(socket: Socket, drop: Drop): void {
  socket.on('echo', (value, bytes, reply) => reply([value, bytes]));
  socket.on('greet', () =>
    socket.emit('greeting', `hello ${socket.handshake.auth.name}`, Buffer.from(someBytes(300))),
  );
  socket.on('ask me', async () => {
    const { value, bytes } = await socket.timeout(10_000).emitWithAck('question', 'the answer?');
    socket.emit('answered', value, bytes);
  });
  socket.on('drop', () => dropTransport(socket.conn.transport, drop));
  socket.on('send me away', () => socket.disconnect(true));
}

async function startServer(drop: Drop): Promise<LibraryServer> {
  const http = createServer();
  const io = new Server(http, { cors: { origin: true }, serveClient: false });
  io.on('connection', (socket) => serve(socket, drop));
  io.of('/guarded').use((_socket, next) => {
    next(Object.assign(new Error('nobody may enter'), { data: { rule: 7 } }));
  });
  const { host, stop } = await listenOnLoopback(http);
  return {
    url: `http://${host}`,
    stop: async () => {
      io.disconnectSockets(true);
      io.engine.close();
      await stop();
    },
  };
}

function expected({ code, reason, wasClean }: Ending) {
  const bytes = (length: number) => describeBytes(someBytes(length).buffer);
  const notes = [
    ['connect', true],
    ['echo', { nested: ['ünïcödé 🩺', null, 1.5] }, bytes(70_000)],
    ['question', 'the answer?'],
    ['answered', 42, bytes(5)],
    ['connect_error', 'nobody may enter', { rule: 7 }],
    ['disconnect', 'transport close', ['websocket connection closed', code, reason, wasClean], true],
    ['reconnect_attempt', 1],
    ['reconnect', 1],
    ['connect', true],
    ['greeting', 'hello ada', bytes(300)],
    ['echo', 'after the reconnect', bytes(70_000)],
    ['disconnect', 'io server disconnect', 'undefined', false],
    ['connect', true],
    ['disconnect', 'io client disconnect', 'undefined', false],
  ];
  const session = [
    ['open', 'polling'],
    ['upgrade', 'websocket'],
  ];
  return { notes, transports: [...session, ...session, ...session] };
}

export const socketIo: Library = {
  id: 'socket-io',
  clientModule: fileURLToPath(import.meta.resolve('./socket-io.client.ts')),
  startServer,
  expected,
  sockets: ({ code }) => [
    { path: '/socket.io/', code },
    { path: '/socket.io/', code: 1005 },
    { path: '/socket.io/', code: 1005 },
  ],
};
