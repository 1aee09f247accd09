import type { WebSocket } from 'ws';
import type { Endpoint, Family } from '../family.ts';
import type { SocketUse } from '../page.ts';
import { literal, scriptedEndpoint } from '../scripted-endpoint.ts';
import { socketEndpoint } from '../socket-endpoint.ts';
import { createWebSocketServer, echo } from '../websocket-server.ts';

function talking(
  words: Omit<Endpoint, 'open'>,
  onSocket: (socket: WebSocket) => unknown,
  use: SocketUse,
): Endpoint {
  return socketEndpoint(words, (bench) => bench.serve(createWebSocketServer(onSocket)), use);
}

/** Answers requests of the form `{id, method}` after so many milliseconds; undefined means never. */
const answering = (delay: (id: number) => number | undefined) => (socket: WebSocket) =>
  socket.on('message', (data) => {
    const { id, method } = JSON.parse(String(data));
    const wait = delay(id);
    if (wait !== undefined) setTimeout(() => socket.send(JSON.stringify({ id, result: method })), wait);
  });

const asking = (count: number, every: number) => `
  let id = 0;
  const ask = () => {
    id += 1;
    socket.send(JSON.stringify({ id, method: 'price', params: { symbol: 'ABC' } }));
    if (id >= ${count}) clearInterval(timer);
  };
  const timer = setInterval(ask, ${every});`;

const backpressure = talking(
  {
    id: 'backpressure',
    row: 'D4',
    title: 'The page sends 10 MB a second to a server that reads nothing.',
    settlesAfter: 4500,
  },
  (socket) => socket.pause(),
  {
    onOpen: `
  const chunk = new Uint8Array(512 * 1024);
  let left = 80;
  const timer = setInterval(() => {
    socket.send(chunk);
    left -= 1;
    if (left === 0) clearInterval(timer);
  }, 50);`,
  },
);

const slowReplies = talking(
  {
    id: 'slow-replies',
    row: 'D5',
    title: 'The server takes two seconds for each answer.',
    settlesAfter: 6000,
  },
  answering(() => 2000),
  { onOpen: asking(8, 400) },
);

const stalls = talking(
  {
    id: 'main-thread-stalls',
    row: 'D5',
    title:
      'Answers come at once, but the page’s own code keeps the main thread busy for half a second at a time.',
    settlesAfter: 6000,
  },
  answering(() => 5),
  {
    onOpen: `${asking(20, 250)}
  const busy = setInterval(() => {
    const end = performance.now() + 500;
    while (performance.now() < end) Math.sqrt(end);
  }, 700);
  setTimeout(() => clearInterval(busy), 5000);`,
  },
);

const sentTooEarly = scriptedEndpoint(
  {
    id: 'sent-too-early',
    row: 'D6',
    title: 'The page sends before the socket is open; send() throws.',
    settlesAfter: 500,
  },
  async (bench) => `
const socket = watch(new WebSocket(${literal(await bench.serve(createWebSocketServer(echo)))}));
socket.send('hello');`,
);

const sentAfterClose = talking(
  {
    id: 'sent-after-close',
    row: 'D6',
    title: 'The server has said goodbye with 1000, and the page goes on sending; nothing of it arrives.',
    settlesAfter: 2000,
  },
  (socket) => socket.once('message', () => socket.close(1000, 'bye')),
  {
    onOpen: `
  socket.send('hello');
  let left = 6;
  const timer = setInterval(() => {
    socket.send(JSON.stringify({ type: 'cursor', left }));
    left -= 1;
    if (left === 0) clearInterval(timer);
  }, 250);`,
  },
);

const unanswered = talking(
  {
    id: 'unanswered-requests',
    row: 'D6',
    title: 'The server answers the first requests and none of the later ones, on a socket that stays open.',
    settlesAfter: 12_000,
  },
  answering((id) => (id <= 3 ? 5 : undefined)),
  { onOpen: asking(8, 200) },
);

/** Sends the last messages of the feed again to whoever connects. */
function replaying(): (socket: WebSocket) => void {
  let connections = 0;
  return (socket) => {
    connections += 1;
    const from = connections % 2 === 1 ? 1 : 4;
    for (let seq = from; seq < from + 8; seq++) {
      const message = { seq, id: `order-${1000 + seq}`, type: 'order', amount: seq * 10 };
      socket.send(JSON.stringify(message));
    }
  };
}

const duplicates = scriptedEndpoint(
  {
    id: 'duplicates-after-reconnect',
    row: 'D7',
    title: 'The page reconnects, and the server sends five messages that it had sent before.',
    settlesAfter: 2000,
  },
  async (bench) => `
function connect() {
  return watch(new WebSocket(${literal(await bench.serve(createWebSocketServer(replaying())))}));
}
const first = connect();
first.onopen = () => setTimeout(() => first.close(1000), 500);
first.onclose = () => setTimeout(connect, 300);`,
);

export const delivery: Family = {
  title: 'Open, but messages are late, lost or doubled',
  endpoints: [backpressure, slowReplies, stalls, sentTooEarly, sentAfterClose, unanswered, duplicates],
};
