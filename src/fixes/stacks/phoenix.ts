import { js, type StackAdvice, text } from './advice.ts';
import { megabytes, pause } from './snippet-context.ts';

const CLIENT = 'where the page makes new Socket()';
const ENDPOINT = 'in lib/app_web/endpoint.ex';

/** https://hexdocs.pm/phoenix/js/ and https://hexdocs.pm/phoenix/Phoenix.Endpoint.html#socket/3 */
export const phoenix = {
  reconnect: js(
    `reconnectAfterMs, ${CLIENT}`,
    (of) => `new Socket(url, { reconnectAfterMs: (tries) => ${pause(of, 'tries')} });`,
  ),
  heartbeat: js(
    `heartbeatIntervalMs, ${CLIENT}; it must be shorter than timeout of the socket ${ENDPOINT}`,
    ({ beat }) =>
      `new Socket(url, { heartbeatIntervalMs: ${beat} });\n// endpoint.ex: socket "/socket", AppWeb.UserSocket, websocket: [timeout: 60_000]`,
  ),
  renew: js(
    `params as a function, ${CLIENT}`,
    'new Socket(url, { params: () => ({ token: currentToken() }) });',
  ),
  origin: text(
    'check_origin, in config/runtime.exs',
    ({ origin }) => `config :app, AppWeb.Endpoint, check_origin: ["${origin}"]`,
  ),
  restart: text(
    `drainer of the socket, ${ENDPOINT}`,
    'socket "/socket", AppWeb.UserSocket, drainer: [batch_size: 1_000, shutdown: 30_000]',
  ),
  size: text(
    `max_frame_size of the socket, ${ENDPOINT}`,
    (of) => `socket "/socket", AppWeb.UserSocket, websocket: [max_frame_size: ${megabytes(of) * 1_048_576}]`,
  ),
  compression: text(
    `compress of the socket, ${ENDPOINT}`,
    'socket "/socket", AppWeb.UserSocket, websocket: [compress: false]',
  ),
  queue: js(
    'push() of the channel: it keeps what it is given until the channel has joined, and says when it gave up',
    "channel.push('message', payload, 10_000)\n  .receive('ok', () => done())\n  .receive('timeout', () => keepForLater(payload));",
  ),
  listen: js(
    'onError() and onClose() of socket and channel',
    'socket.onError((error) => console.warn(error));\nsocket.onClose(({ code, reason }) => console.warn(code, reason));\nchannel.onError((reason) => console.warn(reason));',
  ),
  fallback: js(
    `longPollFallbackMs, ${CLIENT}, and longpoll: true of the socket ${ENDPOINT}`,
    'new Socket(url, { longPollFallbackMs: 2_500 });\n// endpoint.ex: socket "/socket", AppWeb.UserSocket, websocket: true, longpoll: true',
  ),
  log: text(
    `logger, ${CLIENT}, and the level of logger in config/runtime.exs`,
    '// page\nnew Socket(url, { logger: (kind, message, data) => console.debug(kind, message, data) });\n# config/runtime.exs\nconfig :logger, level: :debug',
  ),
} satisfies StackAdvice;
