import type { WebSocket } from 'ws';
import type { Family } from '../family.ts';
import { literal, scriptedEndpoint } from '../scripted-endpoint.ts';
import { socketEndpoint } from '../socket-endpoint.ts';
import { createWebSocketServer } from '../websocket-server.ts';

const ticksBeforeCut = 6;

/** Sends now and then, and goes away between two messages. */
function tickThenGo(socket: WebSocket): void {
  let ticks = 0;
  const tick = setInterval(() => {
    ticks += 1;
    if (ticks > ticksBeforeCut) socket.terminate();
    else socket.send(`tick ${ticks}`);
  }, 200);
  socket.on('close', () => clearInterval(tick));
}

/** Answers messages, and dies of those that ask for a report. */
function crashOnReport(socket: WebSocket): void {
  socket.on('message', (data) => {
    if (String(data).includes('report')) socket.terminate();
    else socket.send('done');
  });
}

const closedByTransport = socketEndpoint(
  {
    id: 'closed-by-transport',
    row: 'C1',
    title: 'Between two messages of the server the connection ends without a close frame.',
    settlesAfter: 1600,
  },
  (bench) => bench.serve(createWebSocketServer(tickThenGo)),
  { onOpen: "socket.send('hello');" },
);

const crashed = socketEndpoint(
  {
    id: 'server-crashed',
    row: 'C1',
    title: 'The connection ends without a close frame right after a message of the page, as in a crash.',
    settlesAfter: 4200,
  },
  (bench) => bench.serve(createWebSocketServer(crashOnReport)),
  {
    onOpen: `
  const requests = ['list', 'list', 'report'];
  const timer = setInterval(() => {
    socket.send(JSON.stringify({ op: requests.shift() }));
    if (requests.length === 0) clearInterval(timer);
  }, 1200);`,
  },
);

const allCrashed = scriptedEndpoint(
  {
    id: 'server-crashed--all-at-once',
    row: 'C1',
    title:
      'Five connections to one host end in the same moment without a close frame, as when a process dies.',
    settlesAfter: 1500,
  },
  async (bench) => {
    const sockets: WebSocket[] = [];
    const server = createWebSocketServer((socket) => {
      sockets.push(socket);
      socket.on('message', () => socket.send('welcome'));
      if (sockets.length % 5 === 0) setTimeout(() => sockets.map((each) => each.terminate()), 1000);
    });
    const url = await bench.serve(server);
    return `
for (const room of ['lobby', 'news', 'help', 'games', 'music']) {
  const socket = watch(new WebSocket(${literal(url)} + '/' + room));
  socket.onopen = () => socket.send('hello');
}`;
  },
);

export const transport: Family = {
  title: 'Open, then cut off',
  endpoints: [closedByTransport, crashed, allCrashed],
};
