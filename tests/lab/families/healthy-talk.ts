import type { WebSocket } from 'ws';
import { named } from '../bench.ts';
import type { Endpoint, Family } from '../family.ts';
import type { SocketUse } from '../page.ts';
import { literal, scriptedEndpoint } from '../scripted-endpoint.ts';
import { socketEndpoint } from '../socket-endpoint.ts';
import { tokenScript } from '../token.ts';
import { createWebSocketServer, echo, type WebSocketServerUse } from '../websocket-server.ts';

interface Talk {
  id: string;
  title: string;
  lasts?: number;
  onSocket?: (socket: WebSocket) => unknown;
  server?: WebSocketServerUse;
  use: SocketUse;
}

function talks({ id, title, lasts = 500, onSocket = echo, server, use }: Talk): Endpoint {
  const words = { id, row: '', title, settlesAfter: lasts };
  return socketEndpoint(words, (bench) => bench.serve(createWebSocketServer(onSocket, server)), use);
}

/** Calls back so often, until the socket is closed. */
function every(ms: number, socket: WebSocket, send: (count: number) => void): void {
  let count = 0;
  const timer = setInterval(() => send(count++), ms);
  socket.on('close', () => clearInterval(timer));
}

const chat = talks({
  id: 'chat',
  title: 'A conversation in bursts: some messages, a pause, and some more, both ways.',
  lasts: 3500,
  use: {
    onOpen: `
  let burst = 0;
  const timer = setInterval(() => {
    for (let count = 0; count < 12; count++) socket.send(JSON.stringify({ type: 'chat', text: 'burst ' + burst + ', ' + count }));
    burst += 1;
    if (burst === 3) {
      clearInterval(timer);
      setTimeout(() => socket.close(1000, 'bye'), 500);
    }
  }, 700);`,
  },
});

const binaryStream = talks({
  id: 'binary-stream',
  title: 'Sound, 50 binary messages a second both ways.',
  lasts: 2500,
  use: {
    onOpen: `
  socket.binaryType = 'arraybuffer';
  let left = 100;
  const timer = setInterval(() => {
    socket.send(crypto.getRandomValues(new Uint8Array(960)));
    left -= 1;
    if (left === 0) {
      clearInterval(timer);
      setTimeout(() => socket.close(1000), 200);
    }
  }, 20);`,
  },
});

const ticker = talks({
  id: 'ticker',
  title: 'The server pushes prices, and the page only listens.',
  lasts: 2500,
  onSocket: (socket) =>
    every(50, socket, (count) =>
      socket.send(JSON.stringify({ symbol: 'ABC', seq: count, price: 100 + count / 8 })),
    ),
  use: { onMessage: "if (JSON.parse(event.data).seq === 39) socket.close(1000, 'done');" },
});

const jsonRpc = talks({
  id: 'json-rpc',
  title: 'Requests and answers of JSON-RPC, and a subscription’s notifications.',
  lasts: 1500,
  onSocket: (socket) =>
    socket.on('message', (data) => {
      const { id, method } = JSON.parse(String(data));
      socket.send(JSON.stringify({ jsonrpc: '2.0', id, result: method }));
      const note = { jsonrpc: '2.0', method: 'event', params: { after: id } };
      socket.send(JSON.stringify(note));
    }),
  use: {
    onOpen: "socket.send(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'subscribe' }));",
    onMessage: `
  const { id } = JSON.parse(event.data);
  if (id === undefined) return;
  if (id === 20) socket.close(1000);
  else setTimeout(() => socket.send(JSON.stringify({ jsonrpc: '2.0', id: id + 1, method: 'price' })), 30);`,
  },
});

const largeMessages = talks({
  id: 'large-messages',
  title: 'Documents of 1.5 MiB, as text and as bytes, there and back.',
  lasts: 2500,
  use: {
    onOpen: "socket.send(JSON.stringify({ document: 'x'.repeat(1.5 * 1024 * 1024) }));",
    onMessage: `
  if (typeof event.data === 'string') socket.send(new Uint8Array(1.5 * 1024 * 1024));
  else socket.close(1000, 'done');`,
  },
});

const compressed = talks({
  id: 'compressed',
  title: 'Messages are compressed with permessage-deflate.',
  server: { perMessageDeflate: { threshold: 0 } },
  use: {
    onOpen: "socket.send(JSON.stringify({ text: 'again and '.repeat(500) }));",
    onMessage: "socket.close(1000, 'done');",
  },
});

const heartbeatInJson = talks({
  id: 'heartbeat',
  title: 'A heartbeat in JSON, which the server answers at once.',
  lasts: 3500,
  onSocket: (socket) => socket.on('message', () => socket.send(JSON.stringify({ type: 'pong' }))),
  use: {
    onOpen: `
  const timer = setInterval(() => socket.send(JSON.stringify({ type: 'ping' })), 500);
  socket.addEventListener('close', () => clearInterval(timer));`,
  },
});

const queued = scriptedEndpoint(
  {
    id: 'queued-until-open',
    row: '',
    title: 'The page keeps its messages until the socket is open.',
    settlesAfter: 500,
  },
  async (bench) => `
const socket = watch(new WebSocket(${literal(await bench.serve(createWebSocketServer(echo)))}));
const queue = [1, 2, 3].map((id) => JSON.stringify({ id }));
const flush = () => {
  while (queue.length > 0 && socket.readyState === WebSocket.OPEN) socket.send(queue.shift());
};
flush();
socket.onopen = flush;
socket.onmessage = ({ data }) => {
  if (data.includes('3')) socket.close(1000);
};`,
);

const firstMessage = scriptedEndpoint(
  {
    id: 'token-in-first-message',
    row: '',
    title: 'A token that is good for five minutes, in the first message of an encrypted socket.',
    settlesAfter: 1000,
  },
  async (bench) => {
    const server = createWebSocketServer(
      (socket) => socket.on('message', () => socket.send(JSON.stringify({ type: 'welcome' }))),
      { tls: bench.certificates.good },
    );
    return `${tokenScript}
const socket = watch(new WebSocket(${literal(named('chat', await bench.serve(server, 'wss')))}));
socket.onopen = () => socket.send(JSON.stringify({ type: 'auth', token: tokenFor(300) }));`;
  },
);

export const healthyTalk: Family = {
  title: 'Nothing wrong, in conversation',
  endpoints: [
    chat,
    binaryStream,
    ticker,
    jsonRpc,
    largeMessages,
    compressed,
    heartbeatInJson,
    queued,
    firstMessage,
  ],
};
