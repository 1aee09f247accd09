import { createServer } from 'node:http';
import { Server as EngineServer } from 'engine.io';
import type { Family } from '../family.ts';
import { backend, runHaproxy } from '../haproxy.ts';
import { runNginx, upgradingLocation } from '../nginx.ts';
import { literal, scriptedEndpoint } from '../scripted-endpoint.ts';
import { socketEndpoint } from '../socket-endpoint.ts';
import { createWebSocketServer, echo } from '../websocket-server.ts';

const sayHello = { onOpen: "socket.send('hello');" };

const nginx = socketEndpoint(
  {
    id: 'idle-timeout',
    row: 'C2',
    title: 'nginx cuts the connection to a healthy server when nothing was sent for 3 seconds.',
    needs: 'nginx',
    settlesAfter: 3500,
  },
  async (bench) => {
    const backend = await bench.listen(createWebSocketServer(echo));
    return runNginx(bench, upgradingLocation(backend, 'proxy_read_timeout 3s;'));
  },
  sayHello,
);

const haproxy = scriptedEndpoint(
  {
    id: 'idle-timeout--haproxy',
    row: 'C2',
    title:
      'HAProxy cuts the connection after 2.5 seconds of silence, and each one that the page opens after it.',
    needs: 'haproxy',
    settlesAfter: 9500,
  },
  async (bench) => {
    const server = await bench.listen(createWebSocketServer(echo));
    const url = await runHaproxy(
      bench,
      'default_backend echo',
      backend('echo', [server], 'timeout tunnel 2500ms'),
    );
    return `
function connect(attempt) {
  const socket = watch(new WebSocket(${literal(url)}));
  socket.onopen = () => socket.send('hello');
  socket.onclose = () => {
    if (attempt < 3) setTimeout(connect, 300 * 2 ** attempt * (0.8 + Math.random() / 2), attempt + 1);
  };
}
connect(1);`;
  },
);

const engineIo = socketEndpoint(
  {
    id: 'idle-timeout--engine-io',
    row: 'C2',
    title: 'An Engine.IO server hears no answer to its pings from a page that knows only plain WebSockets.',
    settlesAfter: 2500,
  },
  async (bench) => {
    const http = createServer();
    const engine = new EngineServer({ pingInterval: 1000, pingTimeout: 1000, transports: ['websocket'] });
    engine.attach(http, { path: '/engine.io' });
    bench.onStop(() => void engine.close());
    const url = await bench.serve(http);
    return `${new URL('/engine.io/', url)}?EIO=4&transport=websocket`;
  },
);

const keepalive = socketEndpoint(
  {
    id: 'idle-timeout--keepalive',
    row: 'C2',
    title: 'The server misses the answer to its ping and closes with 1011, “keepalive ping timeout”.',
    settlesAfter: 2500,
  },
  (bench) => {
    const server = createWebSocketServer((socket) => {
      echo(socket);
      const end = setTimeout(() => socket.close(1011, 'keepalive ping timeout'), 2000);
      socket.on('close', () => clearTimeout(end));
    });
    return bench.serve(server);
  },
  sayHello,
);

export const idle: Family = {
  title: 'Open, then cut for silence',
  endpoints: [nginx, haproxy, engineIo, keepalive],
};
