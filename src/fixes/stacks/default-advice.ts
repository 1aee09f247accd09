import { type Advice, js, type Topic } from './advice.ts';
import { apiGateway } from './aws.ts';
import { graphqlTransportWs } from './graphql.ts';
import { GO, gorilla, nodeWs, PYTHON, python, pythonOrigin, SPRING, spring, WS } from './servers.ts';
import { signalr } from './signalr.ts';
import { pause } from './snippet-context.ts';
import { socketIo } from './socket-io.ts';
import { sockjs } from './sockjs.ts';

export type Named = readonly [product: string, advice: Advice];

interface Plain {
  /** For a page that uses the WebSocket API itself; absent where the fix is on the server. */
  page?: Advice;
  /** The most used, for those whose stack shows nowhere. */
  stacks: readonly [Named, Named, Named, ...Named[]];
}

const GRAPHQL = 'GraphQL (graphql-ws)';
const IN_PAGE = 'in the page';
const RECONNECTING = 'reconnecting-websocket';

export const PLAIN_ADVICE: Readonly<Record<Topic, Plain>> = {
  reconnect: {
    page: js(
      IN_PAGE,
      (of) =>
        `let tries = 0;\nfunction connect() {\n  const socket = new WebSocket(${of.url});\n  socket.addEventListener('open', () => setTimeout(() => { tries = 0; }, 10_000));\n  socket.addEventListener('close', () => setTimeout(connect, ${pause(of, 'tries++')}));\n}`,
    ),
    stacks: [
      [
        RECONNECTING,
        js(
          'minReconnectionDelay and maxReconnectionDelay, where the page makes new ReconnectingWebSocket()',
          ({ url, from, upTo }) =>
            `new ReconnectingWebSocket(${url}, [], {\n  minReconnectionDelay: ${from} + Math.random() * ${3 * from},\n  maxReconnectionDelay: ${upTo},\n});`,
        ),
      ],
      ['Socket.IO', socketIo.reconnect],
      ['SignalR', signalr.reconnect],
    ],
  },
  heartbeat: {
    stacks: [
      [WS, nodeWs.heartbeat],
      [PYTHON, python.heartbeat],
      [GO, gorilla.heartbeat],
    ],
  },
  renew: {
    page: js(
      IN_PAGE,
      ({ url }) =>
        `async function connect() {\n  const { ticket } = await (await fetch('/ws-ticket', { method: 'POST' })).json();\n  const to = new URL(${url});\n  to.searchParams.set('ticket', ticket);\n  const socket = new WebSocket(to);\n  // on the open socket, a minute before the token ends\n  const left = expiresAt - Date.now() - 60_000;\n  setTimeout(async () => socket.send(JSON.stringify({ type: 'auth', token: await freshToken() })), left);\n}`,
    ),
    stacks: [
      ['Socket.IO', socketIo.renew],
      ['SignalR', signalr.renew],
      [GRAPHQL, graphqlTransportWs.renew],
    ],
  },
  origin: {
    stacks: [
      [WS, nodeWs.origin],
      ['Python (websockets, Tornado, Django Channels)', pythonOrigin],
      [SPRING, spring.origin],
      [GO, gorilla.origin],
    ],
  },
  restart: {
    stacks: [
      [WS, nodeWs.restart],
      [PYTHON, python.restart],
      [GO, gorilla.restart],
    ],
  },
  size: {
    stacks: [
      [WS, nodeWs.size],
      [PYTHON, python.size],
      [SPRING, spring.size],
      [GO, gorilla.size],
    ],
  },
  rate: {
    stacks: [
      [WS, nodeWs.rate],
      ['Socket.IO', socketIo.rate],
      ['AWS API Gateway', apiGateway.rate],
    ],
  },
  guard: {
    stacks: [
      [WS, nodeWs.guard],
      [PYTHON, python.guard],
      [GO, gorilla.guard],
    ],
  },
  queue: {
    page: js(
      IN_PAGE,
      'const queue = [];\nfunction send(message) {\n  if (socket.readyState === WebSocket.OPEN) socket.send(message);\n  else queue.push(message);\n}\nfunction onOpen() {\n  for (const message of queue.splice(0)) socket.send(message);\n}',
    ),
    stacks: [
      [
        RECONNECTING,
        js(
          'maxEnqueuedMessages, where the page makes new ReconnectingWebSocket(): it keeps what cannot go yet',
          ({ url }) => `new ReconnectingWebSocket(${url}, [], { maxEnqueuedMessages: 1_000 });`,
        ),
      ],
      ['Socket.IO', socketIo.queue],
      ['SignalR', signalr.queue],
    ],
  },
  listen: {
    page: js(
      IN_PAGE,
      ({ url }) =>
        `const socket = new WebSocket(${url});\nsocket.addEventListener('open', () => console.info('open', socket.protocol));\nsocket.addEventListener('message', ({ data }) => handle(data));\nsocket.addEventListener('error', () => console.warn('error, close follows'));\nsocket.addEventListener('close', ({ code, reason, wasClean }) => reconnectLater(code, reason, wasClean));`,
    ),
    stacks: [
      ['Socket.IO', socketIo.listen],
      ['SignalR', signalr.listen],
      [GRAPHQL, graphqlTransportWs.listen],
    ],
  },
  fallback: {
    page: js(
      `${IN_PAGE}, with an endpoint of server-sent events at the server`,
      (of) =>
        `let tries = 0;\nfunction connect() {\n  const socket = new WebSocket(${of.url});\n  socket.addEventListener('open', () => { tries = 0; });\n  socket.addEventListener('close', () => (tries > 2 ? overHttp() : setTimeout(connect, ${pause(of, 'tries++')})));\n}\nfunction overHttp() {\n  const events = new EventSource('/events');\n  events.addEventListener('message', ({ data }) => handle(data));\n  setTimeout(() => { events.close(); tries = 0; connect(); }, 300_000);\n}`,
    ),
    stacks: [
      ['Socket.IO', socketIo.fallback],
      ['SignalR', signalr.fallback],
      ['SockJS', sockjs.fallback],
    ],
  },
  compression: {
    stacks: [
      [WS, nodeWs.compression],
      [PYTHON, python.compression],
      [GO, gorilla.compression],
    ],
  },
  subprotocol: {
    stacks: [
      [WS, nodeWs.subprotocol],
      [PYTHON, python.subprotocol],
      [GO, gorilla.subprotocol],
    ],
  },
  log: {
    page: js(
      `${IN_PAGE}; the server finds the id in the URL`,
      ({ url }) =>
        `const id = crypto.randomUUID();\nconst to = new URL(${url});\nto.searchParams.set('log', id);\nconst socket = new WebSocket(to);\nfor (const type of ['open', 'error', 'close'])\n  socket.addEventListener(type, ({ code, reason, wasClean }) =>\n    navigator.sendBeacon('/log', JSON.stringify({\n      id, type, code, reason, wasClean, at: Date.now(), visible: document.visibilityState, online: navigator.onLine,\n    })));`,
    ),
    stacks: [
      [WS, nodeWs.log],
      [PYTHON, python.log],
      [GO, gorilla.log],
    ],
  },
};
