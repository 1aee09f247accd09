import type { CauseTexts } from '../cause.ts';

const NO_TEXT = 'No client prints anything about it.';

/** When messages are sent and received. */
export const timing = {
  'sent-too-early': {
    title: 'send() before open: Still in CONNECTING state',
    meaning: [
      'The page calls `send()` before the connection is open.',
      'The browser throws, and the message is not sent.',
    ],
    texts: {
      chrome: ["InvalidStateError: Failed to execute 'send' on 'WebSocket': Still in CONNECTING state."],
      firefox: [
        'InvalidStateError: An attempt was made to use an object that is not, or is no longer, usable',
      ],
      safari: ['InvalidStateError: The object is in an invalid state.'],
      ws: ['Error: WebSocket is not open: readyState 0 (CONNECTING)'],
    },
    recognized: 'Calls of `send()` that threw `InvalidStateError` were recorded, with the line of code.',
    causes: [
      '`send()` follows `new WebSocket()` directly.',
      'A reconnect replaced the object, and other code sends on the new one at once.',
    ],
    check: ['Log `socket.readyState` right before `send()`: 0 is CONNECTING, 1 is OPEN.'],
    falseAlarm: 'None: the message was lost, unless the code catches the exception and sends again.',
    sources: ['[WHATWG: send()](https://websockets.spec.whatwg.org/#dom-websocket-send)'],
  },
  'sent-after-close': {
    title: 'send() after close: already in CLOSING or CLOSED state',
    meaning: [
      'The page goes on calling `send()` on a connection that is closing or closed.',
      'Browsers discard such messages without an exception.',
    ],
    texts: {
      chrome: ['WebSocket is already in CLOSING or CLOSED state.'],
      ws: ['Error: WebSocket is not open: readyState 3 (CLOSED)'],
      websockets: ['websockets.exceptions.ConnectionClosedOK: received 1000 (OK); then sent 1000 (OK)'],
      aiohttp: ['ConnectionResetError: Cannot write to closing transport'],
    },
    recognized:
      'Calls of `send()` after the close began were recorded, with their number and the line of code.',
    causes: [
      'A timer or an event listener is not removed on `close`.',
      'Old code holds a reference to the old object after a reconnect.',
    ],
    check: [
      'Check `socket.readyState === WebSocket.OPEN` before `send()`.',
      'Search for `setInterval` near the code that sends.',
    ],
    falseAlarm: 'A last message while the page is left is harmless.',
    sources: ['[WHATWG: send()](https://websockets.spec.whatwg.org/#dom-websocket-send)'],
  },
  backpressure: {
    meaning: [
      'The page sends faster than the network or the server takes the data, and the rest waits in the browser’s memory.',
      '`bufferedAmount` keeps growing.',
    ],
    texts: {},
    aboutTexts: `${NO_TEXT} \`send()\` never blocks and never throws for this; people search for “WebSocket bufferedAmount”.`,
    recognized: '`bufferedAmount` grew over many sends for a longer time, and doubled or more.',
    causes: [
      'The page sends raw audio, video or sensor data without a limit.',
      'The server reads slowly: its handler waits for something.',
      'The upload of the user is slow.',
    ],
    check: [
      'Log `socket.bufferedAmount` once a second.',
      'Compare the amount that is sent per second with the upload speed.',
    ],
    falseAlarm: 'One large file makes the number grow once and then fall.',
    sources: [
      '[MDN: bufferedAmount](https://developer.mozilla.org/docs/Web/API/WebSocket/bufferedAmount)',
      '[MDN: WebSocketStream has backpressure](https://developer.mozilla.org/docs/Web/API/WebSocketStream)',
    ],
  },
  'slow-replies': {
    meaning: [
      'The server takes long to reply to requests, and nothing in the page or the browser explains it.',
      'The connection is fine.',
    ],
    texts: {},
    aboutTexts: NO_TEXT,
    recognized:
      'Requests and replies were paired by their ids; half of the replies of one kind are slow, the send buffer was empty, and no long task delayed the page.',
    causes: [
      'A slow query or another service behind the server.',
      'The event loop of the server is blocked.',
      'A long distance, or a slow network.',
    ],
    check: ['Log the time inside the server’s handler.', 'Measure the round trip with a ping message.'],
    falseAlarm:
      'Some requests are slow on purpose: long polling inside the protocol, a model that generates text.',
  },
  'unanswered-requests': {
    meaning: [
      'Requests were answered before, and the latest ones were not, although the connection is open.',
      'Something in the server stopped.',
    ],
    texts: {},
    aboutTexts: `${NO_TEXT} Libraries report a timeout of their own.`,
    recognized:
      'Requests and replies were paired by their ids; several of one kind have had no reply for a while, after others had one.',
    causes: [
      'A handler waits for something that never comes.',
      'An exception is swallowed, and no reply is sent.',
      'The server process that had this connection is blocked.',
    ],
    check: [
      'Look in the server’s log whether these requests arrived.',
      'Send a request of another kind: is it answered?',
    ],
    falseAlarm:
      'Requests that get no reply by design, such as notifications, are not counted where their protocol is known.',
    sources: [
      '[JSON-RPC 2.0: notifications have no reply](https://www.jsonrpc.org/specification#notification)',
    ],
  },
  'main-thread-stalls': {
    meaning: [
      'The page’s own code keeps the main thread busy, so that messages wait before their handler runs.',
      'The network and the server are not slow.',
    ],
    texts: { chrome: ["[Violation] 'message' handler took 250ms"] },
    recognized: 'Long tasks of the page were recorded while the connection was open.',
    causes: [
      'Each message renders the whole page again.',
      'Large JSON is parsed on the main thread.',
      'Another part of the page is busy.',
    ],
    check: ['Record in the Performance panel while messages come in: long tasks are marked red.'],
    falseAlarm: 'The first seconds of loading a page are always busy.',
    sources: ['[MDN: Long tasks](https://developer.mozilla.org/docs/Web/API/PerformanceLongTaskTiming)'],
  },
  'duplicates-after-reconnect': {
    meaning: [
      'After a reconnect the server sent messages again that the page had already received.',
      'A page that counts or appends them shows them twice.',
    ],
    texts: {},
    aboutTexts: NO_TEXT,
    recognized: 'Messages with an id or number of their own are the same as on the connection before.',
    causes: [
      'The server sends its history to every new connection.',
      'The page does not say which message it had last.',
      'Two connections are open at the same time.',
    ],
    check: ['Compare the ids in the Messages tab of both connections.'],
    falseAlarm: 'A state that is sent in full after each connect is no duplicate.',
  },
} as const satisfies CauseTexts;
