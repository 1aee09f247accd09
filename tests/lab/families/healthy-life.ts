import type { WebSocket } from 'ws';
import type { Bench } from '../bench.ts';
import type { Endpoint, Family } from '../family.ts';
import { backend, runHaproxy } from '../haproxy.ts';
import { runNginx, upgradingLocation } from '../nginx.ts';
import type { SocketUse } from '../page.ts';
import { literal, scriptedEndpoint } from '../scripted-endpoint.ts';
import { socketEndpoint } from '../socket-endpoint.ts';
import { createWebSocketServer, echo } from '../websocket-server.ts';

const hello: SocketUse = { onOpen: "socket.send('hello');" };

const beating: SocketUse = {
  onOpen: `
  const beat = setInterval(() => socket.send('ping'), 1000);
  socket.addEventListener('close', () => clearInterval(beat));`,
};

/** A healthy server behind an nginx that cuts silent connections after three seconds. */
async function behindImpatientNginx(bench: Bench, onSocket: (socket: WebSocket) => unknown): Promise<string> {
  const server = await bench.listen(createWebSocketServer(onSocket));
  return runNginx(bench, upgradingLocation(server, 'proxy_read_timeout 3s;'));
}

const keptAlive = socketEndpoint(
  {
    id: 'idle--heartbeat',
    row: '',
    title:
      'The page has nothing to say; its heartbeat keeps an nginx with a limit of 3 seconds from cutting it off.',
    needs: 'nginx',
    settlesAfter: 5500,
  },
  (bench) => behindImpatientNginx(bench, (socket) => socket.on('message', () => socket.send('pong'))),
  beating,
);

const keptAliveByServer = socketEndpoint(
  {
    id: 'idle--server-ping',
    row: '',
    title: 'Only the server’s pings, which no page can see, keep the same nginx from cutting the connection.',
    needs: 'nginx',
    settlesAfter: 5500,
  },
  (bench) =>
    behindImpatientNginx(bench, (socket) => {
      echo(socket);
      const beat = setInterval(() => socket.ping(), 1000);
      socket.on('close', () => clearInterval(beat));
    }),
  hello,
);

const silent = socketEndpoint(
  { id: 'idle--silent', row: '', title: 'Nothing to say for a while, and nobody minds.', settlesAfter: 5000 },
  (bench) => bench.serve(createWebSocketServer(echo)),
  hello,
);

const haproxy = socketEndpoint(
  {
    id: 'echo--haproxy',
    row: '',
    title: 'HAProxy stands before a healthy server and passes everything on.',
    needs: 'haproxy',
    settlesAfter: 500,
  },
  async (bench) => {
    const server = await bench.listen(createWebSocketServer(echo));
    return runHaproxy(bench, 'default_backend echo', backend('echo', [server], 'timeout tunnel 1h'));
  },
  { ...hello, onMessage: 'socket.close(1000);' },
);

const slowHandshake: Endpoint = scriptedEndpoint(
  {
    id: 'slow-handshake',
    row: '',
    title: 'The server takes a second and a half to accept.',
    settlesAfter: 2500,
  },
  async (bench) => {
    const server = createWebSocketServer(echo);
    const [upgrade] = server.listeners('upgrade');
    server.removeAllListeners('upgrade');
    server.on('upgrade', (...args) => setTimeout(() => upgrade?.apply(server, args), 1500));
    return `watch(new WebSocket(${literal(await bench.serve(server))})).onopen = ({ target }) => target.send('hello');`;
  },
);

function ends(id: string, title: string, onSocket: (socket: WebSocket) => unknown, use: SocketUse): Endpoint {
  return socketEndpoint(
    { id, row: '', title, settlesAfter: 700 },
    (bench) => bench.serve(createWebSocketServer(onSocket)),
    use,
  );
}

const reconnects = scriptedEndpoint(
  {
    id: 'reconnect-with-backoff',
    row: '',
    title: 'The server ends long conversations with 1000; the page comes back after a growing, random delay.',
    settlesAfter: 6500,
  },
  async (bench) => {
    const server = createWebSocketServer((socket) => {
      const tick = setInterval(() => socket.send('tick'), 100);
      const end = setTimeout(() => socket.close(1000, 'please come again'), 1500);
      socket.on('close', () => {
        clearInterval(tick);
        clearTimeout(end);
      });
    });
    return `
function connect(attempt) {
  const socket = watch(new WebSocket(${literal(await bench.serve(server))}));
  socket.onclose = () => {
    if (attempt < 3) setTimeout(connect, 250 * 2 ** attempt * (0.8 + Math.random() / 2), attempt + 1);
  };
}
connect(1);`;
  },
);

const manySockets = scriptedEndpoint(
  { id: 'many-sockets', row: '', title: 'Twelve sockets to as many paths, all in use.', settlesAfter: 1500 },
  async (bench) => `
for (let room = 1; room <= 12; room++) {
  const socket = watch(new WebSocket(${literal(await bench.serve(createWebSocketServer(echo)))} + '/' + room));
  socket.onopen = () => socket.send('hello from ' + room);
}`,
);

const remounted = scriptedEndpoint(
  {
    id: 'remounted',
    row: '',
    title: 'A component closes its open socket and opens another, as when the user changes rooms.',
    settlesAfter: 2500,
  },
  async (bench) => `
function enter(room) {
  const socket = watch(new WebSocket(${literal(await bench.serve(createWebSocketServer(echo)))} + '/' + room));
  socket.onopen = () => socket.send('hello');
  if (room < 3) setTimeout(() => {
    socket.close(1000);
    enter(room + 1);
  }, 600);
}
enter(1);`,
);

export const healthyLife: Family = {
  title: 'Nothing wrong, from beginning to end',
  endpoints: [
    keptAlive,
    keptAliveByServer,
    silent,
    haproxy,
    slowHandshake,
    ends(
      'server-close-1001',
      'The server goes away after a message and says so with 1001.',
      (socket) => socket.once('message', () => socket.close(1001)),
      hello,
    ),
    ends('page-close-no-code', 'The page closes without a code.', echo, {
      ...hello,
      onMessage: 'socket.close();',
    }),
    ends('app-close-4000', 'The page says why it leaves, with a code of its own.', echo, {
      ...hello,
      onMessage: "socket.close(4000, 'signed out');",
    }),
    reconnects,
    manySockets,
    remounted,
  ],
};
