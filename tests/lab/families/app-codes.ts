import type { ServerOptions } from 'graphql-ws';
import type { Endpoint, Family } from '../family.ts';
import { graphqlUrl } from '../graphql-server.ts';
import { socketEndpoint } from '../socket-endpoint.ts';
import { createWebSocketServer } from '../websocket-server.ts';

function graphql(
  suffix: string,
  title: string,
  say: readonly unknown[],
  options: Partial<ServerOptions> = {},
): Endpoint {
  const words = { id: `app-close-code--graphql-${suffix}`, row: 'C5', title, settlesAfter: 1000 };
  const onOpen = say
    .map((message) => `socket.send(${JSON.stringify(JSON.stringify(message))});`)
    .join('\n  ');
  return socketEndpoint(words, (bench) => graphqlUrl(bench, options), {
    protocols: ['graphql-transport-ws'],
    onOpen,
  });
}

const subscribe = { id: '1', type: 'subscribe', payload: { query: '{ hello }' } };

const pusher = socketEndpoint(
  {
    id: 'app-close-code--pusher-4001',
    row: 'C5',
    title: 'A Pusher server does not know the app key, says so, and closes with 4001.',
  },
  async (bench) => {
    const server = createWebSocketServer((socket) => {
      const data = { code: 4001, message: 'App key 0123456789abcdef does not exist' };
      socket.send(JSON.stringify({ event: 'pusher:error', data }));
      socket.close(4001);
    });
    const url = new URL(await bench.serve(server));
    return `ws://${url.host}/app/0123456789abcdef?protocol=7&client=js&version=8.4.0&flash=false`;
  },
);

const discord = socketEndpoint(
  {
    id: 'app-close-code--discord-4004',
    row: 'C5',
    title: 'A Discord gateway does not accept the bot token and closes with 4004.',
  },
  async (bench) => {
    const server = createWebSocketServer((socket) => {
      socket.send(JSON.stringify({ t: null, s: null, op: 10, d: { heartbeat_interval: 41250 } }));
      socket.once('message', () => socket.close(4004, 'Authentication failed.'));
    });
    return `${await bench.serve(server)}?v=10&encoding=json`;
  },
  {
    onMessage:
      "socket.send(JSON.stringify({ op: 2, d: { token: 'not the right one', intents: 513, properties: { os: 'linux' } } }));",
  },
);

export const appCodes: Family = {
  title: 'Open, then closed with a code of the application’s own',
  endpoints: [
    graphql('4400', 'The page speaks the older GraphQL protocol to a graphql-ws server.', [
      { type: 'connection_init' },
      { id: '1', type: 'start', payload: { query: '{ hello }' } },
    ]),
    graphql('4401', 'The page subscribes before the GraphQL server has acknowledged it.', [subscribe]),
    graphql('4403', 'The GraphQL server does not let this client in.', [{ type: 'connection_init' }], {
      onConnect: () => false,
    }),
    graphql('4408', 'The page forgets to introduce itself to the GraphQL server.', [], {
      connectionInitWaitTimeout: 500,
    }),
    pusher,
    discord,
  ],
};
