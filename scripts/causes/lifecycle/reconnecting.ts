import type { CauseTexts } from '../cause.ts';
import { chrome, FIREFOX_HANDSHAKE } from '../client-texts.ts';

const NO_TEXT = 'No client prints anything about it.';
const RFC_RECONNECT =
  '[RFC 6455, section 7.2.3: recovering from abnormal closure](https://www.rfc-editor.org/rfc/rfc6455#section-7.2.3)';

/** How the page opens, keeps and replaces its connections. */
export const reconnecting = {
  'reconnect-storm': {
    meaning: [
      'The page reconnects again and again, and its pauses are short and do not grow.',
      'After an outage all clients do this at once, and keep the server down.',
    ],
    texts: {
      chrome: [
        chrome('Error in connection establishment: net::ERR_CONNECTION_REFUSED'),
        chrome('Error in connection establishment: net::ERR_INSUFFICIENT_RESOURCES'),
      ],
    },
    aboutTexts:
      'The console repeats the text of the failure itself. Chrome delays each handshake by 1 to 5 s after about ten failures, and Firefox by up to 60 s.',
    recognized: 'Several attempts followed the end of the one before after short pauses that do not grow.',
    causes: [
      '`onclose = connect`, without a pause.',
      'A fixed `setTimeout` of some milliseconds.',
      'The backoff is reset on `open`, and the server closes right after opening.',
      'Two reconnects run: one of the library and one of the page.',
    ],
    check: [
      'Look at the times of the attempts in the Network tab, filtered by WS.',
      'Search the code for `onclose` and `reconnect`.',
    ],
    falseAlarm: 'One immediate retry after a drop is good practice. Several are not.',
    sources: [
      RFC_RECONNECT,
      '[AWS: exponential backoff and jitter](https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/)',
    ],
  },
  'reconnect-loop': {
    meaning: [
      'Connections to one URL open and end, one after another.',
      'What ends them has not been named by another finding.',
    ],
    texts: {},
    aboutTexts: 'What the console says depends on what ends them; mostly nothing.',
    recognized:
      'Several connections to the same URL opened and ended in a row. Where all were open for about the same time, a timer ends them.',
    causes: [
      'The server closes after each message or each client error.',
      'A proxy limits the age of connections.',
      'The page itself closes and opens: a component that mounts again and again.',
    ],
    check: [
      'Compare how long each was open: equal times point at a timer.',
      'Look whether the page called `close()`.',
    ],
    falseAlarm: 'A page that polls in this way on purpose, with one answer per connection, is not reported.',
    sources: [RFC_RECONNECT],
  },
  'no-reconnect': {
    meaning: [
      'The connection was lost for a reason that passes, and the page made no new one in the next seconds.',
      'The page looks alive and gets no data.',
    ],
    texts: {},
    aboutTexts: NO_TEXT,
    recognized:
      'The connection ended with 1006, 1001, 1011, 1012, 1013 or 1014 without a call of `close()`, and within 10 s the page made no other connection to this host and port.',
    causes: [
      'The page has no `close` handler.',
      'The library’s reconnect is off, or gave up.',
      'The page waits for the user.',
    ],
    check: ['Search the code for `addEventListener("close"` and `onclose`.'],
    falseAlarm: 'A page that waits for longer, or has a “Reconnect” button, is right as well.',
    sources: [RFC_RECONNECT],
  },
  'too-many-sockets': {
    title: 'WebSocket limit reached: Insufficient resources',
    meaning: [
      'The page has more connections open than the browser allows.',
      'Chrome allows 255 per process of a page, Firefox 200 in all.',
    ],
    texts: { chrome: [chrome('Insufficient resources')], firefox: [FIREFOX_HANDSHAKE] },
    recognized:
      'The network log or console has the text; or so many connections of this tab were open when this one failed.',
    causes: [
      'Connections are opened and never closed: see [leaking-sockets](leaking-sockets.md).',
      'A page opens one connection per item of a list.',
      'Many tabs of the same site.',
    ],
    check: [
      'Count the pending lines in the Network tab, filtered by WS.',
      'Close the other tabs of the site and try again.',
    ],
    falseAlarm:
      'Without the browser’s text it is “likely”: other tabs of the same process count too, and cannot be seen.',
    sources: [
      '[Chromium: kMaxWebSocketsPerRenderProcess](https://chromium.googlesource.com/chromium/src/+/main/third_party/blink/renderer/modules/websockets/websocket_channel_impl.h)',
    ],
  },
  'leaking-sockets': {
    meaning: [
      'The page has many open connections to the same URL, and keeps them.',
      'Each costs memory on both sides, and may get every message.',
    ],
    texts: {},
    aboutTexts: `${NO_TEXT} Later Chrome says “Insufficient resources” ([too-many-sockets](too-many-sockets.md)).`,
    recognized:
      'The document has ten or more open connections to the same URL. If the same line of code made them, it is certain.',
    causes: [
      'A component opens a connection when it mounts, and does not close it when it unmounts.',
      'A reconnect leaves the old connection open.',
      'A connection is opened per click.',
    ],
    check: [
      'Look at the initiator of each connection in the Network tab.',
      'Use the page for a minute and count again.',
    ],
    falseAlarm: 'A dashboard that opens one connection per widget on purpose.',
  },
  'missing-handlers': {
    title: 'No listener for close, error or message',
    meaning: [
      'The page does not listen to the `close` or `message` event of its connection.',
      'It cannot notice that the connection ended, or misses what comes.',
    ],
    texts: {},
    aboutTexts: NO_TEXT,
    recognized:
      'What the page listened for was recorded when the connection closed, or was looked at before: it did not listen for `close` and `error`, or not for `message` although messages came.',
    causes: [
      'Only `onopen` and `onmessage` were written.',
      'A handler was replaced: the second `socket.onclose = …` removes the first.',
      'The listener is added too late, after the first message.',
    ],
    check: ['`getEventListeners(socket)` in Chrome’s console.'],
    falseAlarm: 'Code that adds its listener only when it needs it, for one message at a time.',
    sources: ['[MDN: WebSocket events](https://developer.mozilla.org/docs/Web/API/WebSocket#events)'],
  },
  'heartbeat-missing': {
    meaning: [
      'The connection is silent, nothing in it looks like a heartbeat, and something in between closes idle connections.',
      'It may be closed at any moment.',
    ],
    texts: {},
    aboutTexts: NO_TEXT,
    recognized:
      'The connection has been open without messages for a while, and a response to the host names a product with an idle timeout.',
    causes: ['Neither side sends pings.', 'The interval is longer than the limit.'],
    check: [
      '`npx wscat -c URL -P` shows pings of the server.',
      'Compare the interval with the limit of the product.',
    ],
    falseAlarm: 'Browsers hide ping and pong frames. If the server sends them, ignore this hint.',
    sources: ['[RFC 6455, section 5.5.2: ping](https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2)'],
  },
  'heartbeat-late': {
    meaning: [
      'The server answers the page’s heartbeats, but a second or more later.',
      'Something in the server or the network delays everything.',
    ],
    texts: {},
    aboutTexts: `${NO_TEXT} If it gets worse, libraries report “ping timeout” or “heartbeat timeout”.`,
    recognized:
      'More than half of the answered heartbeats had to wait for a second or more, and long tasks of the page do not explain it.',
    causes: [
      'The event loop of the server is blocked.',
      'The network is slow or full.',
      'The server queues heartbeats behind other messages.',
    ],
    check: ['Watch the load of the server.', '`ping HOST` at the same time.'],
    falseAlarm: 'A server that answers heartbeats in groups on purpose.',
  },
  'sticky-sessions': {
    title: 'Socket.IO behind several servers: Session ID unknown',
    meaning: [
      'Requests of one session reach different servers behind a load balancer, and those do not know the session.',
      'Socket.IO and SockJS begin with HTTP requests and need all of them at the same server.',
    ],
    texts: { chrome: [chrome('Error during WebSocket handshake: Unexpected response code: 400')] },
    aboutTexts:
      'The response to the HTTP requests is `{"code":1,"message":"Session ID unknown"}`; Socket.IO’s client reports `xhr poll error` or reconnects forever. SignalR answers 404 to the WebSocket after a successful `negotiate`.',
    recognized:
      'Attempts at one URL succeed and fail in turn, or one Engine.IO session after another is not known to the server.',
    causes: [
      'The load balancer sends each request to the next server: round robin without sticky sessions.',
      'Several processes on one machine (PM2 cluster, Node’s `cluster`) without `@socket.io/sticky`.',
      'The cookie that keeps a client at one server is not sent: third-party context, or `withCredentials` is missing.',
      'The server restarted, and its sessions are gone.',
    ],
    check: [
      'Ask twice with the same session: `curl "https://HOST/socket.io/?EIO=4&transport=polling"` gives a `sid`; add `&sid=…` and repeat several times. “Session ID unknown” in some of them proves it.',
      'Run one server only, and repeat.',
      'Let the client begin with the WebSocket: `io(url, { transports: ["websocket"] })`. If that works, it is the sessions.',
    ],
    falseAlarm: 'After a restart of a single server every client gets this once, and then connects.',
    sources: [
      '[Socket.IO: using multiple nodes, sticky sessions](https://socket.io/docs/v4/using-multiple-nodes/)',
      '[Socket.IO: troubleshooting connection issues](https://socket.io/docs/v4/troubleshooting-connection-issues/)',
      '[SignalR: scale out](https://learn.microsoft.com/aspnet/core/signalr/scale)',
    ],
  },
  'polling-fallback': {
    title: 'Socket.IO fell back to polling: the upgrade failed',
    meaning: [
      'Socket.IO began with HTTP long-polling, and its upgrade to a WebSocket failed, so it keeps polling.',
      'The application works, slower and with more load.',
    ],
    texts: {
      chrome: [
        "WebSocket connection to 'wss://example.com/socket.io/?EIO=4&transport=websocket&sid=…' failed: Error during WebSocket handshake: Unexpected response code: 400",
        "WebSocket connection to 'wss://example.com/socket.io/?EIO=4&transport=websocket&sid=…' failed: WebSocket is closed before the connection is established.",
      ],
      firefox: [
        'Firefox can’t establish a connection to the server at wss://example.com/socket.io/?EIO=4&transport=websocket&sid=….',
      ],
      safari: [
        "WebSocket connection to 'wss://example.com/socket.io/?EIO=4&transport=websocket&sid=…' failed: There was a bad response from the server.",
      ],
    },
    recognized: 'The handshake that failed has the `sid` of an Engine.IO session that began with polling.',
    causes: [
      'A proxy does not forward the `Upgrade` header: the response is `{"code":3,"message":"Bad request"}`.',
      'Another server got the request: `{"code":1,"message":"Session ID unknown"}`; see [sticky-sessions](sticky-sessions.md).',
      'A CDN or a firewall blocks WebSockets, or a hosting plan does not have them.',
      'The server has `transports: ["polling"]`, or `allowUpgrades: false`.',
    ],
    check: [
      'Read the body of the response with `curl`: code 3 is the header, code 1 the session.',
      'In the console: `socket.io.engine.transport.name` is `polling` or `websocket`.',
      'Connect to the server without the proxy.',
    ],
    falseAlarm:
      'In networks that block WebSockets, polling is what the fallback is for. In the first seconds polling is normal.',
    sources: [
      '[Socket.IO: upgrade mechanism](https://socket.io/docs/v4/how-it-works/#upgrade-mechanism)',
      '[Socket.IO: behind a reverse proxy](https://socket.io/docs/v4/reverse-proxy/)',
    ],
  },
  'no-fallback': {
    title: 'No fallback where WebSockets are blocked',
    meaning: [
      'Handshakes fail in a way that is typical of networks that block WebSockets, and the page tries nothing else.',
      'Some users can then not use it at all.',
    ],
    texts: {},
    aboutTexts: NO_TEXT,
    recognized:
      'Several handshakes in a row failed with responses that proxies give, none has opened, and no polling session was seen.',
    causes: [
      'The page supports WebSockets only.',
      'Socket.IO is configured with `transports: ["websocket"]` only.',
    ],
    check: ['Try the page in a network with a strict proxy.'],
    falseAlarm:
      'Requests over HTTP are not recorded: a page that polls or uses server-sent events has a fallback.',
  },
  prevention: {
    title: 'Prepare page and server for the next drop',
    meaning: ['The connection works again, and the way it came back can be improved.', 'Nothing is broken.'],
    texts: {},
    aboutTexts: NO_TEXT,
    recognized:
      'Reconnects came after equal pauses, or several connections ended together without a close frame.',
    causes: ['A reconnect with a fixed pause.', 'A server that ends without close frames.'],
    check: ['Compare the pauses between attempts.', 'Stop the server and look for code 1001 or 1012.'],
    falseAlarm: 'For a page with few users a fixed pause is enough.',
    sources: [RFC_RECONNECT],
  },
} as const satisfies CauseTexts;
