import { fileURLToPath } from 'node:url';
import type { WebSocket } from 'ws';
import { createWebSocketServer } from '../lab/websocket-server.ts';
import { describeBytes, someBytes } from './bytes.ts';
import { type Drop, dropSocket, type Ending } from './drop.ts';
import type { Library } from './library.ts';
import { listenOnLoopback } from './loopback.ts';

function answer(socket: WebSocket, message: unknown, drop: Drop) {
  const send = (value: unknown): void => socket.send(JSON.stringify(value));
  if (message === 'drop') return dropSocket(socket, drop);
  if (typeof message === 'string') return send(`echo of ${message}`);
  const { topic } = message as { topic: string };
  if (topic === 'subscribe ticks') for (const value of [1, 2, 3]) send({ topic: 'tick', value });
  else send({ topic: 'done', value: topic.length });
}

/** A server of JSON messages with one topic to subscribe to, in the manner of the library's `multiplex`; binary is echoed. */
function createServer(drop: Drop) {
  return createWebSocketServer((socket) => {
    socket.on('message', (data, isBinary) => {
      if (isBinary) socket.send(data);
      else answer(socket, JSON.parse(data.toString()), drop);
    });
  });
}

function expected({ code, reason, wasClean }: Ending) {
  const ticks = [1, 2, 3].map((value) => ({ topic: 'tick', value }));
  return [
    ['open', 'open'],
    ['message', 'echo of sent before the open event'],
    ['message', describeBytes(someBytes(70_000).buffer)],
    ...ticks.map((tick) => ['message', tick]),
    ['ticks', ticks],
    ['message', { topic: 'done', value: 17 }],
    ['close', code, reason, wasClean],
    wasClean ? ['ended', 'complete'] : ['ended', 'error', 'CloseEvent'],
    ['open', 'open'],
    ['message', 'echo of after the reconnect'],
    ['close', 1005, '', true],
    ['open', 'open'],
    ['closing'],
    ['close', 4321, 'all done', true],
    ['ended', 'complete'],
  ];
}

export const rxjs: Library = {
  id: 'rxjs',
  clientModule: fileURLToPath(import.meta.resolve('./rxjs.client.ts')),
  async startServer(drop) {
    const { host, stop } = await listenOnLoopback(createServer(drop));
    return { url: `ws://${host}/topics`, stop };
  },
  expected,
  sockets: ({ code }) => [
    { path: '/topics', code },
    { path: '/topics', code: 1005 },
    { path: '/topics', code: 4321 },
  ],
};
