import { js, type StackAdvice } from './advice.ts';
import { megabytes } from './snippet-context.ts';

const CLIENT = 'where the page calls io()';
const SERVER = 'where the server makes new Server()';

/** https://socket.io/docs/v4/client-options/ and https://socket.io/docs/v4/server-options/ */
export const socketIo = {
  reconnect: js(
    `reconnectionDelay, reconnectionDelayMax and randomizationFactor, ${CLIENT}`,
    ({ base, from, upTo }) =>
      `io(${base}, { reconnectionDelay: ${from}, reconnectionDelayMax: ${upTo}, randomizationFactor: 0.5 });`,
  ),
  heartbeat: js(
    `pingInterval and pingTimeout, ${SERVER}`,
    ({ beat }) => `new Server(http, { pingInterval: ${beat}, pingTimeout: 20_000 });`,
  ),
  renew: js(
    `auth, ${CLIENT}`,
    ({ base }) => `io(${base}, { auth: async (done) => done({ token: await freshToken() }) });`,
  ),
  origin: js(
    `cors.origin and allowRequest, ${SERVER}`,
    ({ origin }) =>
      `new Server(http, {\n  cors: { origin: ['${origin}'] },\n  allowRequest: (request, done) => done(null, request.headers.origin === '${origin}'),\n});`,
  ),
  restart: js('io.close(), where the server is stopped', "process.on('SIGTERM', () => io.close());"),
  size: js(
    `maxHttpBufferSize, ${SERVER}`,
    (of) => `new Server(http, { maxHttpBufferSize: ${megabytes(of)} * 1024 * 1024 });`,
  ),
  compression: js(
    `perMessageDeflate, ${SERVER} (default false)`,
    'new Server(http, { perMessageDeflate: false });',
  ),
  rate: js(
    'socket.use(), in the connection handler of the server',
    "io.on('connection', (socket) => {\n  let left = 50;\n  const refill = setInterval(() => { left = 50; }, 1_000);\n  socket.use((_packet, next) => (left-- > 0 ? next() : next(new Error('too many messages'))));\n  socket.on('disconnect', () => clearInterval(refill));\n});",
  ),
  guard: js(
    'every handler of the server: an exception in one ends the process',
    "const safely = (handle) => async (...words) => {\n  try {\n    await handle(...words);\n  } catch (error) {\n    console.error('message failed', error);\n  }\n};\nio.on('connection', (socket) => socket.on('message', safely(onMessage)));",
  ),
  queue: js(
    `retries and ackTimeout, ${CLIENT}: what was not acknowledged is sent again (4.6 or newer)`,
    ({ base }) =>
      `const socket = io(${base}, { ackTimeout: 10_000, retries: 3 });\n// what is worth its newest value only, and may be lost\nsocket.volatile.emit('cursor', position);`,
  ),
  listen: js(
    'connect_error and disconnect, on the socket that io() gave back',
    "socket.on('connect_error', (error) => console.warn(error.message, error.context));\nsocket.on('disconnect', (reason, details) => console.warn(reason, details));",
  ),
  fallback: js(
    `transports, ${CLIENT}: polling first, then the upgrade`,
    ({ base }) => `io(${base}, { transports: ['polling', 'websocket'] });`,
  ),
  log: js(
    'disconnect at both ends, and connection_error of the engine at the server',
    "// page\nsocket.on('disconnect', (reason, details) => report(socket.id, reason, details));\n// server\nio.on('connection', (socket) => {\n  socket.on('disconnect', (reason, details) => console.log(new Date().toISOString(), socket.id, reason, details));\n});\nio.engine.on('connection_error', ({ code, message, context }) => console.log(code, message, context));",
  ),
} satisfies StackAdvice;
