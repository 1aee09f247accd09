import { node } from '../programs.ts';
import type { FieldScene } from '../scene.ts';

type Version = 2 | 3 | 4;

const server = (version: Version, options = '{ cors: { origin: "*" } }', body = '') =>
  node(
    [`socket.io-${version}`],
    `const http = require('node:http').createServer();
const made = require('socket.io-${version}');
const io = typeof made === 'function' ? made(http, ${options}) : new made.Server(http, ${options});
${body}
io.on('connection', (socket) => socket.on('hello', (text, answer) => answer('hello')));
http.listen(process.env.PORT, '127.0.0.1');`,
  );

const client = (
  version: Version,
  options = "transports: ['websocket']",
  { path = '', text = "'hello'" } = {},
) => `
${version === 2 ? `import io from 'socket.io-client-2';` : `import { io } from 'socket.io-client-${version}';`}
const socket = io('http://127.0.0.1:@app@${path}', { ${options} });
socket.on('connect', () => socket.emit('hello', ${text}, () => works()));
socket.on('connect_error', (error) => console.error(error.message));`;

const clients = (...versions: Version[]) =>
  versions.map((version) => `npm:socket.io-client-${version}` as const);
const CORS = '{ cors: { origin: "*" }';

export const socketIoScenes = [
  {
    id: 'socket-io-4-client-2-server',
    title: 'A Socket.IO 4 client connects to a Socket.IO 2 server',
    source: 'https://socket.io/docs/v4/client-installation/#version-compatibility',
    needs: clients(4, 2),
    servers: { app: server(2, '{}') },
    client: client(4),
    fix: { client: client(2) },
    expects: {
      rule: ['bad-request', 'error-replies', 'socket-io-version'],
      setting: /socket\.io-client/,
      never: [/a proxy on the way drops/i],
    },
  },
  {
    id: 'socket-io-3-client-2-server',
    title: 'A Socket.IO 3 client connects to a Socket.IO 2 server',
    source: 'https://socket.io/docs/v4/client-installation/#version-compatibility',
    needs: clients(3, 2),
    servers: { app: server(2, '{}') },
    client: client(3),
    fix: { client: client(2) },
    expects: {
      rule: ['bad-request', 'error-replies', 'socket-io-version'],
      setting: /socket\.io-client/,
      never: [/a proxy on the way drops/i],
    },
  },
  {
    id: 'socket-io-2-client-4-server',
    title: 'A Socket.IO 2 client connects to a Socket.IO 4 server without allowEIO3',
    source: 'https://socket.io/docs/v4/server-options/#alloweio3',
    needs: clients(2),
    servers: { app: server(4) },
    client: client(2),
    fix: { servers: { app: server(4, `${CORS}, allowEIO3: true }`) } },
    expects: {
      rule: ['bad-request', 'socket-io-version'],
      setting: /allowEIO3/,
      never: [/drops the Upgrade and Connection/i],
    },
  },
  {
    id: 'socket-io-2-client-3-server',
    title: 'A Socket.IO 2 client connects to a Socket.IO 3 server without allowEIO3',
    source: 'https://socket.io/docs/v4/server-options/#alloweio3',
    needs: clients(2),
    servers: { app: server(3) },
    client: client(2),
    fix: { servers: { app: server(3, `${CORS}, allowEIO3: true }`) } },
    expects: {
      rule: ['bad-request', 'socket-io-version'],
      setting: /allowEIO3/,
      never: [/drops the Upgrade and Connection/i],
    },
  },
  {
    id: 'socket-io-path',
    title: 'The path of the Socket.IO server is not that of the client',
    source: 'https://socket.io/docs/v4/client-options/#path',
    needs: clients(4),
    servers: { app: server(4, `${CORS}, path: '/api/socket.io' }`) },
    client: client(4),
    fix: { client: client(4, "transports: ['websocket'], path: '/api/socket.io'") },
    expects: {
      rule: ['no-response', 'handshake-reset', 'not-found', 'bad-request'],
      setting: /\bpath\b/,
      never: [/crashed/i],
    },
  },
  {
    id: 'socket-io-namespace',
    title: 'The namespace does not exist on the server',
    source: 'https://socket.io/docs/v4/namespaces/',
    needs: clients(4),
    servers: { app: server(4) },
    client: client(4, undefined, { path: '/admin' }),
    fix: {
      servers: {
        app: server(
          4,
          undefined,
          "io.of('/admin').on('connection', (socket) => socket.on('hello', (text, answer) => answer(text)));",
        ),
      },
    },
    expects: {
      rule: ['error-replies', 'server-error-message'],
      says: /Invalid namespace/,
      setting: /namespace/i,
      never: [/sign in again/i],
    },
  },
  {
    id: 'socket-io-middleware',
    title: 'A middleware of the Socket.IO server rejects a client without a token',
    source: 'https://socket.io/docs/v4/middlewares/',
    needs: clients(4),
    servers: {
      app: server(
        4,
        undefined,
        "io.use((socket, next) => next(socket.handshake.auth.token === 'right' ? undefined : new Error('unauthorized')));",
      ),
    },
    client: client(4),
    fix: { client: client(4, "transports: ['websocket'], auth: { token: 'right' }") },
    expects: {
      rule: ['error-replies', 'server-error-message'],
      says: /unauthorized/,
      setting: /\bauth\b/,
      never: [/drops the Upgrade/],
    },
  },
  {
    id: 'socket-io-buffer-size',
    title: 'A message is larger than maxHttpBufferSize of Socket.IO',
    source: 'https://socket.io/docs/v4/server-options/#maxhttpbuffersize',
    needs: clients(4),
    servers: { app: server(4, `${CORS}, maxHttpBufferSize: 10000 }`) },
    client: client(4, undefined, { text: "'x'.repeat(50000)" }),
    fix: { servers: { app: server(4, `${CORS}, maxHttpBufferSize: 100000 }`) } },
    expects: { rule: 'message-too-big', setting: /maxHttpBufferSize/, never: [/max_size of serve/] },
  },
  {
    id: 'socket-io-allow-request',
    title: 'allowRequest of Socket.IO rejects the origin of the page',
    source: 'https://socket.io/docs/v4/server-options/#allowrequest',
    needs: clients(4),
    servers: {
      app: server(
        4,
        `${CORS}, allowRequest: (request, done) => done(null, request.headers.origin === 'https://example.com') }`,
      ),
    },
    client: client(4),
    fix: { servers: { app: server(4, `${CORS}, allowRequest: (request, done) => done(null, true) }`) } },
    expects: {
      rule: ['forbidden', 'origin-refused', 'bad-request'],
      setting: /allowRequest/,
      never: [/FastAPI and Starlette say/],
    },
  },
  {
    id: 'socket-io-2-healthy',
    title: 'Socket.IO 2',
    needs: clients(2),
    servers: { app: server(2, '{}') },
    client: client(2),
    expects: 'healthy',
  },
  {
    id: 'socket-io-3-healthy',
    title: 'Socket.IO 3 with polling first',
    needs: clients(3),
    servers: { app: server(3) },
    client: client(3, ''),
    expects: 'healthy',
  },
  {
    id: 'socket-io-4-healthy',
    title: 'Socket.IO 4 with polling first',
    needs: clients(4),
    servers: { app: server(4) },
    client: client(4, ''),
    expects: 'healthy',
  },
] satisfies FieldScene[];
