import { createServer, type Server } from 'node:http';
import { Server as SocketIoServer } from 'socket.io';
import type { Bench } from '../bench.ts';
import { socketIoClient } from '../browser-build.ts';
import type { Endpoint, Family } from '../family.ts';
import { backend, runHaproxy } from '../haproxy.ts';
import { runNginx, upgradingLocation } from '../nginx.ts';
import { literal, scriptedEndpoint } from '../scripted-endpoint.ts';
import { socketEndpoint } from '../socket-endpoint.ts';
import { createWebSocketServer, echo } from '../websocket-server.ts';

const noHeartbeat = socketEndpoint(
  {
    id: 'heartbeat-missing',
    row: 'E5',
    title:
      'nginx, which cuts silent connections after 60 seconds, stands before the server, and nobody sends a heartbeat.',
    needs: 'nginx',
    settlesAfter: 12_000,
  },
  async (bench) => runNginx(bench, upgradingLocation(await bench.listen(createWebSocketServer(echo)))),
  // The network log has the handshake of an open connection only when it ends: an ordinary response names nginx.
  { onOpen: "socket.send('hello'); fetch(socket.url.replace(/^ws/, 'http'), { mode: 'no-cors' });" },
);

const lateHeartbeat = socketEndpoint(
  {
    id: 'heartbeat-late',
    row: 'E5',
    title: 'The page asks every second whether the server is alive; the answers take longer and longer.',
    settlesAfter: 9000,
  },
  (bench) => {
    const server = createWebSocketServer((socket) => {
      let asked = 0;
      socket.on('message', () => {
        asked += 1;
        setTimeout(() => socket.send(JSON.stringify({ type: 'pong' })), 700 * asked);
      });
    });
    return bench.serve(server);
  },
  {
    onOpen: `
  let left = 6;
  const timer = setInterval(() => {
    socket.send(JSON.stringify({ type: 'ping' }));
    left -= 1;
    if (left === 0) clearInterval(timer);
  }, 1000);`,
  },
);

const alternating = scriptedEndpoint(
  {
    id: 'sticky-sessions',
    row: 'E6',
    title:
      'HAProxy sends each connection to the other of two servers, of which one does not know the session.',
    needs: 'haproxy',
    settlesAfter: 4500,
  },
  async (bench) => {
    const knows = await bench.listen(createWebSocketServer((socket) => socket.send('welcome back')));
    const knowsNot = await bench.listen(createWebSocketServer(echo, { refuse: () => 404 }));
    const url = await runHaproxy(
      bench,
      'default_backend two',
      backend('two', [knows, knowsNot], 'balance roundrobin'),
    );
    return `
function connect(attempt) {
  const socket = watch(new WebSocket(${literal(url)} + '?session=7f3a91'));
  socket.onopen = () => setTimeout(() => socket.close(1000), 300);
  socket.onclose = () => {
    if (attempt < 6) setTimeout(connect, 500 * (0.8 + Math.random() / 2), attempt + 1);
  };
}
connect(1);`;
  },
);

/** A real Socket.IO server, which may be one of several. */
function socketIoServer(bench: Bench): Server {
  const http = createServer();
  const server = new SocketIoServer(http, { cors: { origin: true } });
  server.on('connection', (socket) => socket.emit('greeting', 'hello'));
  bench.onStop(() => void server.engine.close());
  return http;
}

const socketIoScript = (url: string, options: object) => `
state('connecting');
const socket = io(${literal(new URL(url.replace('ws:', 'http:')).origin)}, ${literal(options)});
socket.on('connect', () => {
  note('connected by ' + socket.io.engine.transport.name);
  state('open');
});
socket.on('connect_error', ({ message }) => note('connect_error ' + message));
socket.on('disconnect', (reason) => note('disconnect ' + reason));`;

function socketIo(
  words: Omit<Endpoint, 'open'>,
  urlOn: (bench: Bench) => Promise<string>,
  options: object,
): Endpoint {
  return {
    ...words,
    async open(bench) {
      return { library: await socketIoClient(), script: socketIoScript(await urlOn(bench), options) };
    },
  };
}

const manyInstances = socketIo(
  {
    id: 'sticky-sessions--socket-io',
    row: 'E6',
    title:
      'HAProxy spreads the requests of one Socket.IO session over three servers that know nothing of each other.',
    needs: 'haproxy',
    settlesAfter: 8000,
  },
  async (bench) => {
    const instances = [socketIoServer(bench), socketIoServer(bench), socketIoServer(bench)];
    const servers = await Promise.all(instances.map((instance) => bench.listen(instance)));
    return runHaproxy(bench, 'default_backend all', backend('all', servers, 'balance roundrobin'));
  },
  { reconnectionDelay: 300, reconnectionDelayMax: 1500, reconnectionAttempts: 5 },
);

const upgradeLost = socketIo(
  {
    id: 'polling-fallback',
    row: 'E7',
    title: 'nginx drops the Upgrade header, so Socket.IO stays with long-polling.',
    needs: 'nginx',
    settlesAfter: 2000,
  },
  async (bench) => {
    const server = await bench.listen(socketIoServer(bench));
    return runNginx(bench, `location / { proxy_pass http://${server}; proxy_http_version 1.1; }`);
  },
  {},
);

export const overTime: Family = {
  title: 'In the long run',
  endpoints: [noHeartbeat, lateHeartbeat, alternating, manyInstances, upgradeLost],
};
