import { createServer } from 'node:http';
import { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Aedes } from 'aedes';
import { type WebSocket, WebSocketServer } from 'ws';
import { describeBytes, someBytes } from './bytes.ts';
import { type Drop, dropSocket } from './drop.ts';
import type { Library, LibraryServer } from './library.ts';
import { listenOnLoopback } from './loopback.ts';

/** Unlike the stream that ws makes, it ends the connection with a close frame, as brokers in the field do. */
function streamOf(socket: WebSocket): Duplex {
  const stream = new Duplex({
    read: () => socket.resume(),
    write: (chunk, _encoding, done) => socket.send(chunk, done),
    final: (done) => {
      socket.close();
      done();
    },
    destroy: (error, done) => {
      socket.close();
      done(error);
    },
  });
  socket.on('message', (data) => {
    if (!stream.push(data)) socket.pause();
  });
  socket.on('close', () => stream.push(null));
  return stream;
}

async function startServer(drop: Drop): Promise<LibraryServer> {
  const http = createServer();
  const broker = await Aedes.createBroker();
  const retained = { cmd: 'publish', topic: 'text/retained', payload: 'kept', qos: 1, retain: true } as const;
  await new Promise<void>((resolve, reject) => {
    broker.publish({ ...retained, dup: false }, (error) => (error ? reject(error) : resolve()));
  });
  const sockets = new WebSocketServer({ server: http, path: '/mqtt' });
  sockets.on('connection', (socket, request) => {
    const client = broker.handle(streamOf(socket), request);
    broker.on('publish', ({ topic }, publisher) => {
      if (publisher === client && topic === 'command/drop') dropSocket(socket, drop);
    });
  });
  const { host, stop } = await listenOnLoopback(http);
  return {
    url: `ws://${host}/mqtt`,
    stop: async () => {
      await stop();
      await new Promise<void>((resolve) => broker.close(resolve));
    },
  };
}

function expected() {
  const connection = [
    ['connect', false, 0],
    ['granted', 'text/#', 2],
    ['granted', 'bytes/#', 1],
    ['offline'],
    ['close'],
    ['reconnect'],
    ['connect', true, 0],
    ['close'],
    ['end'],
    ['state', false, true],
  ];
  const messages = [
    ['message', 'text/retained', 'kept', 1, true],
    ['message', 'text/0', 'ünïcödé 🩺 at 0', 0, false],
    ['message', 'text/1', 'ünïcödé 🩺 at 1', 1, false],
    ['message', 'text/2', 'ünïcödé 🩺 at 2', 2, false],
    ['message', 'bytes/large', describeBytes(someBytes(70_000)), 1, false],
    ['message', 'text/late', 'queued while disconnected', 1, false],
  ];
  return { connection, messages };
}

/** The broker is aedes, which speaks MQTT 3.1.1. */
export const mqttJs: Library = {
  id: 'mqtt',
  clientModule: fileURLToPath(import.meta.resolve('./mqtt.client.ts')),
  startServer,
  expected,
  sockets: ({ code }) => [
    { path: '/mqtt', code },
    { path: '/mqtt', code: 1005 },
  ],
};
