import type { Connection } from './connection.ts';
import type { Fix, SnippetLanguage } from './rule.ts';
import { type StackName, stackOf } from './stack.ts';

export type Topic = 'reconnect' | 'heartbeat' | 'renew' | 'origin' | 'restart';

interface Advice {
  snippet: string;
  language: SnippetLanguage;
}

const js = (snippet: string): Advice => ({ snippet, language: 'js' });

/** Each in the words of its own documentation's options. */
const ADVICE: Partial<Record<StackName, Partial<Record<Topic, Advice>>>> = {
  'Socket.IO': {
    reconnect: js(
      'io(url, { reconnectionDelay: 1000, reconnectionDelayMax: 30_000, randomizationFactor: 0.5 });',
    ),
    heartbeat: js('new Server(http, { pingInterval: 20_000, pingTimeout: 20_000 });'),
    renew: js('io(url, { auth: async (done) => done({ token: await freshToken() }) });'),
    origin: js(
      "new Server(http, {\n  cors: { origin: ['https://PAGE'] },\n  allowRequest: (request, done) => done(null, request.headers.origin === 'https://PAGE'),\n});",
    ),
    restart: js("process.on('SIGTERM', () => io.close());"),
  },
  SignalR: {
    reconnect: js(
      'new HubConnectionBuilder().withUrl(url)\n  .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount }) =>\n    Math.min(30_000, 1000 * 2 ** previousRetryCount) * (0.5 + Math.random() / 2) }).build();',
    ),
    heartbeat: js(
      'connection.keepAliveIntervalInMilliseconds = 15_000;\nconnection.serverTimeoutInMilliseconds = 30_000;',
    ),
    renew: js('new HubConnectionBuilder().withUrl(url, { accessTokenFactory: () => freshToken() });'),
    origin: {
      snippet: 'app.UseWebSockets(new WebSocketOptions { AllowedOrigins = { "https://PAGE" } });',
      language: 'text',
    },
  },
  'graphql-transport-ws': {
    reconnect: js('createClient({ url, retryAttempts: Infinity, shouldRetry: () => true });'),
    heartbeat: js('createClient({ url, keepAlive: 10_000 });'),
    renew: js('createClient({ url, connectionParams: async () => ({ token: await freshToken() }) });'),
  },
  Phoenix: {
    reconnect: js(
      'new Socket(url, { reconnectAfterMs: (tries) => Math.min(30_000, 500 * 2 ** tries) * (0.5 + Math.random() / 2) });',
    ),
    heartbeat: js('new Socket(url, { heartbeatIntervalMs: 20_000 });'),
    renew: js('new Socket(url, { params: () => ({ token: currentToken() }) });'),
    origin: { snippet: 'config :app, AppWeb.Endpoint, check_origin: ["https://PAGE"]', language: 'text' },
  },
  'Action Cable': {
    origin: { snippet: "config.action_cable.allowed_request_origins = ['https://PAGE']", language: 'text' },
  },
  STOMP: {
    reconnect: js('new Client({ brokerURL: url, reconnectDelay: 1000, maxReconnectDelay: 30_000 });'),
    heartbeat: js('new Client({ brokerURL: url, heartbeatIncoming: 10_000, heartbeatOutgoing: 10_000 });'),
    renew: js(
      'client.beforeConnect = async () => { client.connectHeaders = { passcode: await freshToken() }; };',
    ),
    origin: { snippet: 'registry.addEndpoint("/ws").setAllowedOrigins("https://PAGE");', language: 'text' },
  },
  MQTT: {
    reconnect: js('mqtt.connect(url, { reconnectPeriod: 1000 + Math.random() * 4000 });'),
    heartbeat: js('mqtt.connect(url, { keepalive: 30 });'),
  },
  Vite: { origin: js("// vite.config\nexport default { server: { allowedHosts: ['PAGE_HOST'] } };") },
  'webpack-dev-server': {
    origin: js("// webpack.config\nmodule.exports = { devServer: { allowedHosts: ['PAGE_HOST'] } };"),
  },
};

const PLAIN: Record<Topic, Advice> = {
  reconnect: js(
    "let attempt = 0;\nfunction connect() {\n  const socket = new WebSocket(url);\n  socket.addEventListener('open', () => setTimeout(() => { attempt = 0; }, 10_000));\n  socket.addEventListener('close', () => {\n    const delay = Math.min(30_000, 1000 * 2 ** attempt++) * (0.5 + Math.random() / 2);\n    setTimeout(connect, delay);\n  });\n}",
  ),
  heartbeat: js(
    '// ws (Node), in the server; browsers answer by themselves\nsetInterval(() => {\n  for (const client of server.clients) client.ping();\n}, 25_000);\n// Python websockets: serve(handler, host, port, ping_interval=20)\n// gorilla: conn.WriteControl(websocket.PingMessage, nil, deadline) in a ticker',
  ),
  renew: js(
    "const left = expiresAt - Date.now();\nsetTimeout(async () => socket.send(JSON.stringify({ type: 'auth', token: await freshToken() })), left - 60_000);",
  ),
  origin: {
    snippet:
      '// ws (Node): verifyClient: ({ origin }) => origin === "https://PAGE"\n// Spring:    registry.addHandler(handler, path).setAllowedOrigins("https://PAGE")\n// gorilla:   CheckOrigin: func(r *http.Request) bool { return r.Header.Get("Origin") == "https://PAGE" }',
    language: 'text',
  },
  restart: js(
    "process.on('SIGTERM', () => {\n  for (const client of server.clients) client.close(1001, 'restart');\n  server.close();\n});",
  ),
};

const SAFE_ORIGIN = /^https?:\/\/[\w.:[\]-]+$/;

/** The advice in the language of the stack that is spoken; without one, for a plain WebSocket. */
export function stackFix(
  topic: Topic,
  connection: Connection,
  words: { title: string; detail: string },
  origin = '',
): Fix {
  const stack = stackOf(connection);
  const own = stack && ADVICE[stack.name]?.[topic];
  const { snippet, language } = own ?? PLAIN[topic];
  const page = SAFE_ORIGIN.test(origin) ? origin : 'https://PAGE';
  return {
    title: words.title,
    detail: own ? `${words.detail} For ${stack?.name}:` : words.detail,
    snippet: snippet
      .replaceAll('https://PAGE', page)
      .replaceAll('PAGE_HOST', page.replace(/^https?:\/\//, '')),
    language,
  };
}
