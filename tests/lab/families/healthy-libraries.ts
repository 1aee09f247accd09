import { createServer } from 'node:http';
import { Server as SocketIoServer } from 'socket.io';
import type { Library } from '../../third-party/library.ts';
import { browserBuild, socketIoClient } from '../browser-build.ts';
import type { Endpoint, Family } from '../family.ts';
import { graphqlUrl } from '../graphql-server.ts';
import { libraryEndpoint } from '../library-endpoint.ts';
import { literal } from '../scripted-endpoint.ts';

const library = (name: string, title: string, load: () => Promise<Library>): Endpoint =>
  libraryEndpoint(
    { id: `library--${name}`, row: '', title: `${title}, with a restart of the server in between.` },
    load,
  );

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

const subscription: Endpoint = {
  id: 'library--graphql-subscription',
  row: '',
  title: 'A query and a subscription by graphql-ws.',
  settlesAfter: 1500,
  async open(bench) {
    return {
      library: await browserBuild('graphql-ws', 'umd/graphql-ws.min.js'),
      script: `
state('connecting');
const client = graphqlWs.createClient({ url: ${literal(await graphqlUrl(bench))} });
const next = ({ data }) => note(JSON.stringify(data));
const error = (cause) => note('error ' + JSON.stringify(cause));
client.subscribe({ query: '{ hello }' }, { next, error, complete: () => state('open') });
client.subscribe({ query: 'subscription { tick }' }, {
  next,
  error,
  complete: () => {
    client.dispose();
    state('closed');
  },
});`,
    };
  },
};

export const healthyLibraries: Family = {
  title: 'Nothing wrong, with libraries',
  endpoints: [
    socketIo,
    subscription,
    library('engine-io', 'Engine.IO', async () => (await import('../../third-party/engine-io.ts')).engineIo),
    library('mqtt', 'MQTT', async () => (await import('../../third-party/mqtt.ts')).mqttJs),
    library('stomp', 'STOMP', async () => (await import('../../third-party/stomp.ts')).stomp),
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
