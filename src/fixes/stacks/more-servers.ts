import { type StackAdvice, text } from './advice.ts';
import { megabytes } from './snippet-context.ts';

export const AIOHTTP = 'Python (aiohttp)';
export const TORNADO = 'Python (Tornado)';
export const MOJOLICIOUS = 'Perl (Mojolicious)';

/** https://docs.aiohttp.org/en/stable/web_reference.html#websocketresponse */
const aiohttp = {
  heartbeat: text(
    'heartbeat and receive_timeout of WebSocketResponse()',
    ({ beat }) => `web.WebSocketResponse(heartbeat=${beat / 1_000}, receive_timeout=None)`,
  ),
  size: text(
    'max_msg_size of WebSocketResponse() (4 MiB by default)',
    (of) => `web.WebSocketResponse(max_msg_size=${megabytes(of)} * 2**20)`,
  ),
  compression: text('compress of WebSocketResponse()', 'web.WebSocketResponse(compress=False)'),
  subprotocol: text(
    'protocols of WebSocketResponse()',
    ({ protocol }) => `web.WebSocketResponse(protocols=(${protocol},))`,
  ),
} satisfies StackAdvice;

/** https://www.tornadoweb.org/en/stable/websocket.html */
const tornado = {
  heartbeat: text(
    'websocket_ping_interval and websocket_ping_timeout, among the settings of the Application',
    ({ beat }) =>
      `tornado.web.Application(handlers, websocket_ping_interval=${beat / 1_000}, websocket_ping_timeout=20)`,
  ),
  origin: text(
    'check_origin of the WebSocketHandler: by default it compares Origin with Host',
    ({ origin }) => `def check_origin(self, origin):\n    return origin == '${origin}'`,
  ),
  size: text(
    'websocket_max_message_size, among the settings of the Application (10 MiB by default)',
    (of) => `tornado.web.Application(handlers, websocket_max_message_size=${megabytes(of)} * 2**20)`,
  ),
  subprotocol: text(
    'select_subprotocol of the WebSocketHandler',
    ({ protocol }) =>
      `def select_subprotocol(self, subprotocols):\n    return ${protocol} if ${protocol} in subprotocols else None`,
  ),
} satisfies StackAdvice;

/** https://docs.mojolicious.org/Mojolicious/Controller#inactivity_timeout and https://docs.mojolicious.org/Mojo/Transaction/WebSocket */
const mojolicious = {
  heartbeat: text(
    'inactivity_timeout of the controller, in the handler (40 s by default)',
    '$c->inactivity_timeout(300);',
  ),
  size: text(
    'max_websocket_size of the transaction, in the handler (256 KiB by default)',
    (of) => `$c->tx->max_websocket_size(${megabytes(of)} * 1_048_576);`,
  ),
} satisfies StackAdvice;

/** Servers whose advice is given where an answer names them, and is not among the three most used. */
export const MORE_SERVERS: Readonly<Record<string, StackAdvice>> = {
  [AIOHTTP]: aiohttp,
  [TORNADO]: tornado,
  [MOJOLICIOUS]: mojolicious,
};
