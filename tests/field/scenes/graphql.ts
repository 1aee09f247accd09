import { node } from '../programs.ts';
import type { FieldScene, Need } from '../scene.ts';

const SCHEMA = `const { GraphQLSchema, GraphQLObjectType, GraphQLString } = require('graphql');
const hello = { type: GraphQLString, resolve: () => 'hello' };
const tick = { type: GraphQLString, subscribe: async function* () { yield { tick: 'one' }; } };
const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { hello } }), subscription: new GraphQLObjectType({ name: 'Subscription', fields: { tick } }) });
`;
const modern = (options = '') =>
  node(
    ['graphql-ws', 'graphql', 'ws'],
    `${SCHEMA}const { WebSocketServer } = require('ws');
require('graphql-ws/use/ws').useServer({ schema, ${options} }, new WebSocketServer({ port: Number(process.env.PORT), host: '127.0.0.1', path: '/graphql' }));`,
  );
const legacy = (options = '') =>
  node(
    ['subscriptions-transport-ws', 'graphql'],
    `${SCHEMA}const { execute, subscribe } = require('graphql');
const http = require('node:http').createServer();
require('subscriptions-transport-ws').SubscriptionServer.create({ schema, execute, subscribe, ${options} }, { server: http, path: '/graphql' });
http.listen(process.env.PORT, '127.0.0.1');`,
  );
const URL = 'ws://127.0.0.1:@app@/graphql';
const modernClient = (
  query = 'subscription { tick }',
  options = '',
) => `import { createClient } from 'graphql-ws';
const client = createClient({ url: '${URL}', lazy: false, retryAttempts: 1, onNonLazyError: console.error, ${options} });
client.subscribe({ query: '${query}' }, { next: ({ data }) => { if (data) works(); }, error: console.error, complete() {} });`;
const legacyClient = (options = '') => `import { SubscriptionClient } from 'subscriptions-transport-ws';
const client = new SubscriptionClient('${URL}', { reconnect: true, reconnectionAttempts: 2, connectionCallback: (error) => error && console.error(error), ${options} });
client.request({ query: 'subscription { tick }' }).subscribe({ next: ({ data }) => { if (data) works(); }, error: console.error });`;
const needs: Need[] = ['npm:graphql-ws', 'npm:subscriptions-transport-ws'];

export const graphqlScenes = [
  {
    id: 'graphql-legacy-client',
    title: 'A client of subscriptions-transport-ws connects to a server of graphql-ws',
    source: 'https://the-guild.dev/graphql/ws/get-started',
    needs,
    servers: { app: modern() },
    client: legacyClient(),
    fix: { client: modernClient() },
    expects: {
      rule: ['subprotocol-mismatch', 'app-close-code'],
      setting: /graphql-transport-ws/,
      never: [/nginx/i],
    },
  },
  {
    id: 'graphql-legacy-server',
    title: 'A client of graphql-ws connects to a server of subscriptions-transport-ws',
    source: 'https://the-guild.dev/graphql/ws/get-started',
    needs,
    servers: { app: legacy() },
    client: modernClient(),
    fix: { servers: { app: modern() } },
    expects: {
      rule: ['subprotocol-mismatch', 'protocol-error-code'],
      setting: /graphql-ws|graphql-transport-ws/,
      never: [/nginx/i],
    },
  },
  {
    id: 'graphql-init-timeout',
    title: 'A page of its own making sends no connection_init',
    source: 'https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md',
    needs,
    servers: { app: modern('connectionInitWaitTimeout: 2000') },
    client: `const socket = new WebSocket('${URL}', 'graphql-transport-ws');
socket.onmessage = () => works();
socket.onerror = () => console.error('failed');
socket.onclose = ({ code }) => console.log(code);`,
    takes: 2_500,
    fix: { client: modernClient() },
    expects: {
      rule: 'app-close-code',
      says: /4408|Connection initiali[sz]ation timeout/i,
      setting: /connection_init|ConnectionInit/,
      never: [/rate/i],
    },
  },
  {
    id: 'graphql-forbidden',
    title: 'onConnect of graphql-ws rejects a client without connectionParams',
    source: 'https://the-guild.dev/graphql/ws/recipes',
    needs,
    servers: { app: modern("onConnect: ({ connectionParams }) => connectionParams?.token === 'right'") },
    client: modernClient(),
    fix: { client: modernClient(undefined, "connectionParams: { token: 'right' }") },
    expects: {
      rule: ['app-close-code', 'forbidden-code'],
      says: /4403|Forbidden/,
      setting: /connectionParams/,
      never: [/has crashed/],
    },
  },
  {
    id: 'graphql-unknown-field',
    title: 'A subscription asks for a field that the schema does not have',
    source: 'https://the-guild.dev/graphql/ws/recipes',
    needs,
    servers: { app: modern() },
    client: modernClient('subscription { tock }'),
    fix: { client: modernClient() },
    expects: {
      rule: ['error-replies', 'server-error-message'],
      says: /Cannot query field/,
      setting: /schema|query|field/i,
      never: [/sign in/i],
    },
  },
  {
    id: 'graphql-legacy-unauthorized',
    title: 'onConnect of subscriptions-transport-ws throws for a client without a token',
    source: 'https://github.com/apollographql/subscriptions-transport-ws#readme',
    needs,
    servers: {
      app: legacy(
        "onConnect: ({ token }) => { if (token !== 'right') throw new Error('Missing auth token!'); }",
      ),
    },
    client: legacyClient(),
    fix: { client: legacyClient("connectionParams: { token: 'right' }") },
    expects: {
      rule: ['server-error-message', 'error-replies', 'internal-error'],
      says: /Missing auth token/,
      setting: /connectionParams/,
      never: [/has crashed|probably crashed/i],
    },
  },
  {
    id: 'graphql-healthy',
    title: 'graphql-ws',
    needs,
    servers: { app: modern() },
    client: modernClient(),
    expects: 'healthy',
  },
  {
    id: 'graphql-legacy-healthy',
    title: 'subscriptions-transport-ws',
    needs,
    servers: { app: legacy() },
    client: legacyClient(),
    expects: 'healthy',
  },
] satisfies FieldScene[];
