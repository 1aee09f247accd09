import type { WebSocket } from 'ws';
import type { Endpoint, Family } from '../family.ts';
import { literal, scriptedEndpoint } from '../scripted-endpoint.ts';
import { unusedPort } from '../unused-port.ts';
import { createWebSocketServer, echo } from '../websocket-server.ts';

/** A client that opens its next socket `delay` milliseconds after the last has ended, `times` in all. */
const reconnecting = (url: string, times: number, delay: string) => `
function connect(attempt) {
  const socket = watch(new WebSocket(${literal(url)}));
  socket.onopen = () => socket.send(JSON.stringify({ type: 'join', room: 'lobby' }));
  socket.onclose = () => {
    if (attempt < ${times}) setTimeout(connect, ${delay}, attempt + 1);
    else note('gave up');
  };
}
connect(1);`;

const growing = '150 * 2 ** attempt * (0.8 + Math.random() / 2)';

function shutAtOnce(suffix: string, title: string, shut: (socket: WebSocket) => void): Endpoint {
  const words = { id: `closed-after-open${suffix}`, row: 'C10', title, settlesAfter: 3500 };
  return scriptedEndpoint(words, async (bench) =>
    reconnecting(await bench.serve(createWebSocketServer(shut)), 4, growing),
  );
}

/** A server that works for half a second, then ends the conversation as if all were said. */
const shortLived = (socket: WebSocket) => {
  echo(socket);
  const tick = setInterval(() => socket.send('tick'), 100);
  setTimeout(() => socket.close(1000), 450);
  socket.on('close', () => clearInterval(tick));
};

const storm = scriptedEndpoint(
  {
    id: 'reconnect-storm',
    row: 'E1',
    title:
      'Each socket is closed with 1000 after half a second, and the page opens the next one at once, 15 times.',
    settlesAfter: 8000,
  },
  async (bench) => reconnecting(await bench.serve(createWebSocketServer(shortLived)), 15, '0'),
);

const stormOfRefusals = scriptedEndpoint(
  {
    id: 'connection-refused--storm',
    row: 'A1',
    title: 'Nothing listens on the port, and the page tries again every 100 milliseconds.',
    also: ['reconnect-storm'],
    settlesAfter: 6000,
  },
  async (bench) => reconnecting(`ws://127.0.0.1:${await unusedPort(bench)}/${bench.id}`, 12, '100'),
);

const givesUp = scriptedEndpoint(
  {
    id: 'server-crashed--no-reconnect',
    row: 'C1',
    title: 'The server dies of a message of the page, and the page never opens another socket.',
    also: ['no-reconnect'],
    settlesAfter: 8000,
  },
  async (bench) => {
    const server = createWebSocketServer((socket) => {
      socket.send('welcome');
      socket.on('message', () => socket.terminate());
    });
    return `
const socket = watch(new WebSocket(${literal(await bench.serve(server))}));
socket.onmessage = () => setTimeout(() => socket.send('save'), 1000);
socket.onclose = () => note('offline');`;
  },
);

const leak = scriptedEndpoint(
  {
    id: 'leaking-sockets',
    row: 'E3',
    title: 'The page opens another socket to the same url on each rendering and closes none.',
    settlesAfter: 3500,
  },
  async (bench) => `
function render() {
  const socket = new WebSocket(${literal(await bench.serve(createWebSocketServer(echo)))});
  socket.onopen = () => socket.send('subscribe');
  socket.onmessage = () => state('open');
  socket.onerror = socket.onclose = ({ type }) => note(type);
}
state('connecting');
let left = 20;
const timer = setInterval(() => {
  render();
  left -= 1;
  if (left === 0) clearInterval(timer);
}, 150);`,
);

export const again: Family = {
  title: 'Again and again',
  endpoints: [
    shutAtOnce('', 'The server ends every socket with 1000 as soon as it is open.', (socket) =>
      socket.close(1000),
    ),
    shutAtOnce('--cut', 'The server cuts every socket as soon as it is open.', (socket) =>
      socket.terminate(),
    ),
    storm,
    stormOfRefusals,
    givesUp,
    leak,
  ],
};
