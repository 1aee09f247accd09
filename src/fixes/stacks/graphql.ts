import { js, type StackAdvice } from './advice.ts';
import { megabytes, pause } from './snippet-context.ts';

const CLIENT = 'where the page calls createClient()';
const SOCKETS = 'where the server makes new WebSocketServer()';
const OLD_CLIENT = 'where the page makes new SubscriptionClient()';
const OLD_SERVER = 'where the server calls SubscriptionServer.create()';

const POLL = 'or pollInterval of useQuery in Apollo Client';
const over = (httpUrl: string): string =>
  `import { createClient } from "graphql-sse";\ncreateClient({ url: ${httpUrl} });\n// Apollo Client: useQuery(QUERY, { pollInterval: 10_000 });`;

/** https://the-guild.dev/graphql/ws/docs */
export const graphqlTransportWs = {
  reconnect: js(
    `retryAttempts, shouldRetry and retryWait, ${CLIENT}`,
    (of) =>
      `createClient({\n  url: ${of.url},\n  retryAttempts: Infinity,\n  shouldRetry: () => true,\n  retryWait: (tries) => new Promise((done) => setTimeout(done, ${pause(of, 'tries')})),\n});`,
  ),
  heartbeat: js(
    `keepAlive, ${CLIENT}, and the last argument of useServer()`,
    ({ url, beat }) =>
      `createClient({ url: ${url}, keepAlive: ${beat} });\n// server: useServer({ schema }, server, ${beat});`,
  ),
  renew: js(
    `connectionParams, ${CLIENT}`,
    ({ url }) =>
      `createClient({ url: ${url}, connectionParams: async () => ({ token: await freshToken() }) });`,
  ),
  origin: js(
    `verifyClient, ${SOCKETS}`,
    ({ origin, path }) =>
      `new WebSocketServer({ server, path: '${path}', verifyClient: ({ origin }) => origin === '${origin}' });`,
  ),
  restart: js(
    'dispose() of what useServer() gave back: it closes each with 1001',
    "const subscriptions = useServer({ schema }, server);\nprocess.on('SIGTERM', () => subscriptions.dispose());",
  ),
  size: js(
    `maxPayload, ${SOCKETS}`,
    (of) =>
      `new WebSocketServer({ server, path: '${of.path}', maxPayload: ${megabytes(of)} * 1024 * 1024 });`,
  ),
  subprotocol: js(
    `handleProtocols, ${SOCKETS}: the one that the package brings; a server of subscriptions-transport-ws speaks graphql-ws only`,
    ({ path }) =>
      `import { handleProtocols } from "graphql-ws";\nnew WebSocketServer({ server, path: '${path}', handleProtocols });`,
  ),
  compression: js(
    `perMessageDeflate, ${SOCKETS}`,
    ({ path }) => `new WebSocketServer({ server, path: '${path}', perMessageDeflate: false });`,
  ),
  listen: js(
    `on, ${CLIENT}`,
    ({ url }) =>
      `createClient({\n  url: ${url},\n  on: {\n    connected: () => console.info('open'),\n    closed: ({ code, reason }) => console.warn(code, reason),\n    error: (error) => console.warn(error),\n  },\n});`,
  ),
  fallback: js(`the package graphql-sse, over HTTP, ${POLL}`, ({ httpUrl }) => over(httpUrl)),
  log: js(
    `on.closed, ${CLIENT}, and onDisconnect of useServer()`,
    "// page\ncreateClient({ url, on: { closed: ({ code, reason }) => report(id, code, reason) } });\n// server\nuseServer({\n  schema,\n  onConnect: ({ connectionParams }) => console.log(new Date().toISOString(), connectionParams?.id, 'open'),\n  onDisconnect: ({ connectionParams }, code, reason) =>\n    console.log(new Date().toISOString(), connectionParams?.id, code, reason),\n}, server);",
  ),
} satisfies StackAdvice;

/** https://github.com/apollographql/subscriptions-transport-ws */
export const graphqlWsLegacy = {
  subprotocol: js(
    'createClient() of the package graphql-ws, instead of SubscriptionClient: it speaks graphql-transport-ws',
    ({ url }) =>
      `// A server of graphql-ws accepts graphql-transport-ws only, one of subscriptions-transport-ws graphql-ws only.\nimport { createClient } from "graphql-ws";\ncreateClient({ url: ${url} });`,
  ),
  reconnect: js(
    `reconnect, ${OLD_CLIENT}: it then backs off by itself, with jitter`,
    ({ url }) => `new SubscriptionClient(${url}, { reconnect: true, reconnectionAttempts: Infinity });`,
  ),
  heartbeat: js(
    `keepAlive, ${OLD_SERVER}, and timeout in the page, which is longer`,
    ({ path, url, beat }) =>
      `SubscriptionServer.create({ schema, execute, subscribe, keepAlive: ${beat} }, { server, path: '${path}' });\n// page: new SubscriptionClient(${url}, { reconnect: true, timeout: ${2 * beat} });`,
  ),
  renew: js(
    `connectionParams as a function, ${OLD_CLIENT}`,
    ({ url }) =>
      `new SubscriptionClient(${url}, {\n  reconnect: true,\n  connectionParams: async () => ({ token: await freshToken() }),\n});`,
  ),
  origin: js(
    `verifyClient, in the second argument, ${OLD_SERVER}`,
    ({ origin, path }) =>
      `SubscriptionServer.create({ schema, execute, subscribe }, {\n  server,\n  path: '${path}',\n  verifyClient: ({ origin }) => origin === '${origin}',\n});`,
  ),
  restart: js(
    'the sockets of what SubscriptionServer.create() gave back',
    "process.on('SIGTERM', () => {\n  for (const client of subscriptions.server.clients) client.close(1001, 'restart');\n});",
  ),
  size: js(
    `maxPayload, in the second argument, ${OLD_SERVER}`,
    (of) =>
      `SubscriptionServer.create({ schema, execute, subscribe }, {\n  server,\n  path: '${of.path}',\n  maxPayload: ${megabytes(of)} * 1024 * 1024,\n});`,
  ),
  compression: js(
    `perMessageDeflate, in the second argument, ${OLD_SERVER}`,
    ({ path }) =>
      `SubscriptionServer.create({ schema, execute, subscribe }, { server, path: '${path}', perMessageDeflate: false });`,
  ),
  listen: js(
    'onDisconnected(), onReconnecting() and onError() of the client',
    "client.onDisconnected(() => console.warn('gone'));\nclient.onReconnecting(() => console.info('reconnecting'));\nclient.onError((error) => console.warn(error));",
  ),
  fallback: js(`the package graphql-sse, over HTTP, ${POLL}`, ({ httpUrl }) => over(httpUrl)),
  log: js(
    `onConnect and onDisconnect, ${OLD_SERVER}`,
    "// page\nclient.onDisconnected(() => report(id, 'gone'));\n// server\nSubscriptionServer.create({\n  schema,\n  execute,\n  subscribe,\n  onConnect: ({ id }) => console.log(new Date().toISOString(), id, 'open'),\n  onDisconnect: () => console.log(new Date().toISOString(), 'gone'),\n}, { server });",
  ),
} satisfies StackAdvice;
