import { fileURLToPath } from 'node:url';
import { createWebSocketServer } from '../lab/websocket-server.ts';
import { describeBytes, someBytes } from './bytes.ts';
import { type Drop, dropSocket, type Ending } from './drop.ts';
import type { Library, LibraryServer } from './library.ts';
import { listenOnLoopback } from './loopback.ts';
import { createStompBroker, type StompBroker } from './stomp-broker.ts';

async function startServer(drop: Drop): Promise<LibraryServer> {
  const broker: StompBroker = createStompBroker(({ headers, body }, socket) => {
    const { destination, 'reply-to': replyTo } = headers;
    if (destination === '/app/drop') dropSocket(socket, drop);
    if (destination !== '/app/upper-case' || replyTo === undefined) return;
    broker.publish(replyTo, Buffer.from(body.toString().toUpperCase()), { kind: 'answer: 1' });
    broker.publish(replyTo, Buffer.from(someBytes(300)), { 'content-type': 'application/octet-stream' });
  });
  const server = createWebSocketServer(broker.accept, {
    handleProtocols: (offered) => offered.has('v12.stomp') && 'v12.stomp',
  });
  const { host, stop } = await listenOnLoopback(server);
  return { url: `ws://${host}/stomp`, stop };
}

function expected({ code, reason, wasClean }: Ending) {
  const connected = {
    version: '1.2',
    'heart-beat': '0,0',
    server: 'test-broker/1.0',
    'content-length': '0',
  };
  return [
    ['state', 0],
    ['connect', 'CONNECTED', connected],
    ['message', '/topic/news', 'sub-0', '1', null, 'ünïcödé 🩺'],
    ['message', '/topic/news', 'sub-0', '2', null, describeBytes(someBytes(70_000))],
    ['message', '/topic/answers', 'sub-1', '3', 'answer: 1', 'SHOUT'],
    ['message', '/topic/answers', 'sub-1', '4', null, describeBytes(someBytes(300))],
    ['receipt', 'gone'],
    ['close', code, reason, wasClean],
    ['connect', 'CONNECTED', connected],
    ['message', '/topic/news', 'sub-0', '5', null, 'after the reconnect'],
    ['state', 1],
    ['disconnect', 'close-1'],
    ['state', 2],
    ['close', 1005, '', true],
  ];
}

export const stomp: Library = {
  id: 'stomp',
  clientModule: fileURLToPath(import.meta.resolve('./stomp.client.ts')),
  startServer,
  expected,
  sockets: ({ code }) => [
    { path: '/stomp', code },
    { path: '/stomp', code: 1005 },
  ],
};
