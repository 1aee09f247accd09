import { createServer } from 'node:http';
import { Server as SocketIoServer } from 'socket.io';
import type { Library } from '../../third-party/library.ts';
import { socketIoClient } from '../browser-build.ts';
import type { Endpoint, Family } from '../family.ts';
import { literal } from '../scripted-endpoint.ts';

/**
 * A library's client and server in an ordinary conversation, with a restart of the server in between. They are loaded
 * only with the endpoint, since some bring much with them.
 */
function library(name: string, title: string, load: () => Promise<Library>, lasts = 3000): Endpoint {
  const id = `library--${name}`;
  return {
    id,
    row: '',
    title: `${title}, with a restart of the server in between, announced with 1001.`,
    settlesAfter: lasts,
    async open(bench) {
      const each = await load();
      const { url, stop } = await each.startServer('going-away');
      bench.onStop(stop);
      let client: Promise<string> | undefined;
      const body = () => {
        client ??= import('../../third-party/client-page.ts').then(({ bundleClient }) => bundleClient(each));
        return client;
      };
      return {
        script: `
state('connecting');
import('./${id}/client.js')
  .then(({ run }) => run(${literal(url)}))
  .then((outcome) => {
    note(JSON.stringify(outcome).slice(0, 500));
    state('closed');
  });`,
        files: { 'client.js': { type: 'text/javascript', body } },
      };
    },
  };
}

const socketIo: Endpoint = {
  id: 'library--socket-io',
  row: '',
  title: 'Socket.IO begins with polling and goes over to a WebSocket.',
  settlesAfter: 2500,
  async open(bench) {
    const http = createServer();
    const server = new SocketIoServer(http, { cors: { origin: true }, pingInterval: 500 });
    server.on('connection', (socket) => socket.on('echo', (value, answer) => answer(value)));
    const { origin } = new URL((await bench.serve(http)).replace('ws:', 'http:'));
    return {
      library: await socketIoClient(),
      script: `
state('connecting');
const socket = io(${literal(origin)});
socket.io.engine.on('upgrade', ({ name }) => note('upgraded to ' + name));
socket.on('connect', () => {
  state('open');
  const timer = setInterval(async () => note('echo ' + (await socket.emitWithAck('echo', Date.now()))), 200);
  setTimeout(() => {
    clearInterval(timer);
    socket.disconnect();
    state('closed');
  }, 2000);
});`,
    };
  },
};

export const healthyLibraries: Family = {
  title: 'Nothing wrong, with libraries',
  endpoints: [
    socketIo,
    library('engine-io', 'Engine.IO', async () => (await import('../../third-party/engine-io.ts')).engineIo),
    library(
      'graphql-ws',
      'Queries and subscriptions of graphql-ws',
      async () => (await import('../../third-party/graphql-ws.ts')).graphqlWs,
    ),
    library('mqtt', 'MQTT', async () => (await import('../../third-party/mqtt.ts')).mqttJs),
    library('stomp', 'STOMP', async () => (await import('../../third-party/stomp.ts')).stomp),
    library('signalr', 'SignalR', async () => (await import('../../third-party/signalr.ts')).signalr),
    library(
      'phoenix',
      'Phoenix channels',
      async () => (await import('../../third-party/phoenix.ts')).phoenix,
    ),
    library('rxjs', 'RxJS', async () => (await import('../../third-party/rxjs.ts')).rxjs),
    library(
      'reconnecting-websocket',
      'reconnecting-websocket',
      async () => (await import('../../third-party/reconnecting-websocket.ts')).reconnectingWebSocket,
    ),
    library(
      'vite-hmr',
      'Hot reload by Vite',
      async () => (await import('../../third-party/vite-hmr.ts')).viteHmr,
    ),
  ],
};
