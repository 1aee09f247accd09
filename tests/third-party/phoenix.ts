import { fileURLToPath } from 'node:url';
import { describeBytes, someBytes } from './bytes.ts';
import { type Drop, dropSocket, type Ending } from './drop.ts';
import type { Library, LibraryServer } from './library.ts';
import { listenOnLoopback } from './loopback.ts';
import { type Channel, createPhoenixServer } from './phoenix-endpoint.ts';
import { encodeBroadcast, type PhoenixMessage } from './phoenix-message.ts';

function handle({ topic, event, payload }: PhoenixMessage, channel: Channel, drop: Drop) {
  const { socket } = channel;
  switch (event) {
    case 'echo':
      return channel.reply('ok', Buffer.isBuffer(payload) ? payload : { echo: payload });
    case 'fail':
      return channel.reply('error', { reason: 'as asked' });
    case 'push me':
      channel.push('news', { text: 'ünïcödé 🩺' });
      channel.push('bytes', Buffer.from(someBytes(300)));
      return socket.send(encodeBroadcast(topic, 'bytes', Buffer.from(someBytes(5))));
    case 'drop':
      return dropSocket(socket, drop);
    default:
      return channel.reply('error', { reason: `no event ${event}` });
  }
}

async function startServer(drop: Drop): Promise<LibraryServer> {
  const server = createPhoenixServer({
    join: (topic) => (topic.startsWith('room:') ? undefined : { reason: 'unauthorized' }),
    handle: (message, channel) => handle(message, channel, drop),
  });
  const { host, stop } = await listenOnLoopback(server);
  return { url: `ws://${host}/socket`, stop };
}

function expected({ code, reason, wasClean }: Ending) {
  const bytes = (length: number) => describeBytes(someBytes(length).buffer);
  return [
    ['open', 'open'],
    ['joined'],
    ['error', { reason: 'unauthorized' }],
    ['ok', { echo: { nested: ['ünïcödé 🩺', null] } }],
    ['ok', bytes(70_000)],
    ['error', { reason: 'as asked' }],
    ['news', 'ünïcödé 🩺'],
    ['bytes', bytes(300)],
    ['bytes', bytes(5)],
    ['channel error', { source: 'transport', reason: 'connection_closed' }],
    ['close', code, reason, wasClean],
    ['open', 'open'],
    ['joined'],
    ['ok', { echo: 'after the rejoin' }],
    ['channel closed', 'leave'],
    ['close', 1000, 'done', true],
    ['disconnected', 'closed'],
  ];
}

export const phoenix: Library = {
  id: 'phoenix',
  clientModule: fileURLToPath(import.meta.resolve('./phoenix.client.ts')),
  startServer,
  expected,
  sockets: ({ code }) => [
    { path: '/socket/websocket', code },
    { path: '/socket/websocket', code: 1000 },
  ],
};
