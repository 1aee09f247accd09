import { fileURLToPath } from 'node:url';
import type { WebSocket } from 'ws';
import { type Drop, dropSocket, type Ending } from './drop.ts';
import type { Library, LibraryServer } from './library.ts';
import { listenOnLoopback } from './loopback.ts';
import {
  CLOSE,
  COMPLETION,
  createHubServer,
  type HubMessage,
  INVOCATION,
  type Send,
  STREAM_INVOCATION,
  STREAM_ITEM,
} from './signalr-hub.ts';

function invoke(message: HubMessage, send: Send, socket: WebSocket, drop: Drop) {
  const { target, arguments: [argument] = [], invocationId: id = '' } = message;
  switch (target) {
    case 'Echo':
      return send({ type: COMPLETION, invocationId: id, result: argument });
    case 'Fail':
      return send({ type: COMPLETION, invocationId: id, error: 'the hub method threw' });
    case 'PushMe':
      return send({ type: INVOCATION, target: 'News', arguments: ['ünïcödé 🩺', { number: 1.5 }] });
    case 'AskMe':
      return send({ type: INVOCATION, invocationId: 's1', target: 'Question', arguments: [argument] });
    case 'Drop':
      return dropSocket(socket, drop);
    case 'SendMeAway':
      return send({ type: CLOSE, error: 'the server is done', allowReconnect: false });
    default:
      return send({ type: COMPLETION, invocationId: id, error: `no method ${target}` });
  }
}

/** What the client of the tests may call, as a .NET hub would answer. */
function serveHub(message: HubMessage, send: Send, socket: WebSocket, drop: Drop): void {
  const { type, invocationId: id = '', arguments: [limit] = [] } = message;
  if (type === INVOCATION) invoke(message, send, socket, drop);
  // The answer to `Question` goes back to the page as news.
  if (type === COMPLETION) send({ type: INVOCATION, target: 'News', arguments: ['answer', message.result] });
  if (type !== STREAM_INVOCATION) return;
  for (let item = 1; item <= Number(limit); item += 1) send({ type: STREAM_ITEM, invocationId: id, item });
  send({ type: COMPLETION, invocationId: id });
}

async function startServer(drop: Drop): Promise<LibraryServer> {
  const server = createHubServer('/hub', (message, send, socket) => serveHub(message, send, socket, drop));
  const { host, stop } = await listenOnLoopback(server);
  return { url: `http://${host}/hub`, stop };
}

function expected({ code, reason }: Ending) {
  return [
    ['started', 'Connected'],
    ['echo', { nested: ['ünïcödé 🩺', null] }],
    ['failed', 'the hub method threw'],
    ['failed', 'no method Missing'],
    ['item', 1],
    ['item', 2],
    ['item', 3],
    ['complete'],
    ['news', 'ünïcödé 🩺', { number: 1.5 }],
    ['question', 'the answer?'],
    ['news', 'answer', 42],
    ['reconnecting', `WebSocket closed with status code: ${code} (${reason || 'no reason given'}).`],
    ['reconnected'],
    ['echo', 70_000],
    ['close', null],
    ['stopped', 'Disconnected'],
    ['close', 'Server returned an error on close: the server is done'],
    ['stopped', 'Disconnected'],
  ];
}

export const signalr: Library = {
  id: 'signalr',
  clientModule: fileURLToPath(import.meta.resolve('./signalr.client.ts')),
  startServer,
  expected,
  sockets: ({ code }) => [
    { path: '/hub', code },
    { path: '/hub', code: 1005 },
    { path: '/hub', code: 1005 },
  ],
};
