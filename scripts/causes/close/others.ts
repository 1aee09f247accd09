import type { CauseTexts } from '../cause.ts';
import { ABOUT_CLOSE, closeTexts } from '../client-texts.ts';

const RFC_CODES = '[RFC 6455, section 7.4: close codes](https://www.rfc-editor.org/rfc/rfc6455#section-7.4)';

/** Ends by the page, and by servers with codes or words of their own. */
export const others = {
  'closed-by-page': {
    title: 'Closed before the connection is established, or by page',
    meaning: [
      'The page, or a library in it, called `close()` itself.',
      'While the connection was still CONNECTING, Chrome prints an error for it, although nothing failed.',
    ],
    texts: {
      chrome: [
        "WebSocket connection to 'wss://example.com/live' failed: WebSocket is closed before the connection is established.",
      ],
      firefox: ['Firefox can’t establish a connection to the server at wss://example.com/live.'],
      safari: [
        "WebSocket connection to 'wss://example.com/live' failed: WebSocket is closed before the connection is established.",
      ],
      ws: ['Error: WebSocket was closed before the connection was established'],
    },
    aboutTexts:
      'After opening, nothing is printed: the `close` event has the code that the page passed, or 1005 where it passed none.',
    recognized:
      'The page’s call of `close()` was recorded, with the line of code that made it. It is a hint; it is an error where three or more connections were closed in the state CONNECTING and none has opened.',
    causes: [
      'React runs an effect twice in development (`StrictMode`): the first connection is closed at once, the second one stays.',
      'A component unmounts, or its dependencies change with every render.',
      'A library gives up too early, such as after 4 s of `reconnecting-websocket`, while Chrome delays handshakes after failures by up to 5 s.',
      'A heartbeat of the library was not answered: Phoenix closes with 1000 “heartbeat timeout”.',
      'The page was done: 1000 is the normal end.',
    ],
    check: [
      'Read the stack of the call: it is in the finding, or set a breakpoint on `WebSocket.prototype.close`.',
      'Build for production and look whether it still happens.',
    ],
    falseAlarm:
      'In development with React’s `StrictMode` the message is harmless, as long as the second connection opens.',
    sources: [
      '[React: StrictMode re-runs effects](https://react.dev/reference/react/StrictMode)',
      '[MDN: WebSocket.close()](https://developer.mozilla.org/docs/Web/API/WebSocket/close)',
    ],
  },
  'page-left': {
    title: 'Closed when the page entered the back/forward cache',
    meaning: [
      'The user left the page with an open connection, and the browser kept the page in its back/forward cache and closed the connection.',
      'When the user comes back, the page gets `error` and `close` with 1006.',
    ],
    texts: { safari: ['WebSocket is closed due to suspension.'] },
    aboutTexts:
      'Browsers print nothing. Safari closes a suspended page’s connection with 1001 and this reason, which the server sees.',
    recognized: 'The end came together with `pagehide` and `pageshow` whose `persisted` is true.',
    causes: ['Back and forward navigation; on phones also another app in front.'],
    check: [
      'Chrome DevTools, Application, Back/forward cache: “Test back/forward cache”.',
      'Log `event.persisted` in a `pageshow` handler.',
    ],
    falseAlarm: 'It is normal behaviour of the browser. It is a fault only if the page does not reconnect.',
    sources: [
      '[web.dev: bfcache](https://web.dev/articles/bfcache)',
      '[Safari’s words, DanielLavrushin/asuswrt-merlin-idefix#11](https://github.com/DanielLavrushin/asuswrt-merlin-idefix/issues/11)',
    ],
  },
  'app-close-code': {
    title: 'Close code 4000 to 4999, or of a library',
    meaning: [
      'The server closed with a code that the application or its library defines.',
      'Its meaning is in their documentation, not in the standard.',
    ],
    texts: closeTexts(4001, 'private use'),
    aboutTexts: ABOUT_CLOSE('4001, for example'),
    recognized:
      'The close code is from 3000 to 4999, and no other rule is about it. Where the library is known from the traffic (graphql-ws, Pusher, Discord, Phoenix and others), the finding says what the code means there.',
    causes: [
      'A token that the application does not accept; 4001, 4003, 4401 and 4403 are often used for it.',
      'The first message did not come in time, such as 4408 of graphql-ws.',
      'Another connection of the same user replaced this one.',
      'A limit of the service.',
    ],
    check: [
      'Search the server’s source or the documentation of the service for the number.',
      'Read `event.reason`.',
    ],
    falseAlarm:
      'Many applications use such codes for ordinary ends. Where the words report no error, it is a hint only.',
    sources: [
      '[RFC 6455, section 7.4.2: 3000 to 4999](https://www.rfc-editor.org/rfc/rfc6455#section-7.4.2)',
      '[graphql-transport-ws: close codes](https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md)',
    ],
  },
  'error-close-reason': {
    title: 'Close code 1000 or 1001, with an error as reason',
    meaning: [
      'The server closed with a code for a normal end, and its reason reports an error.',
      'Code that only looks at the code takes it for an ordinary end.',
    ],
    texts: {
      websockets: [
        'websockets.exceptions.ConnectionClosedOK: received 1000 (OK) session expired; then sent 1000 (OK) session expired',
      ],
    },
    aboutTexts: ABOUT_CLOSE('1000 or 1001'),
    recognized:
      'The code is 1000 or 1001, and the reason has words that certainly are about an error, such as an expired session.',
    causes: [
      'The server’s library closes with 1000 by default.',
      'The service ends sessions after a fixed time, such as OpenAI Realtime after 60 minutes.',
    ],
    check: ['Log `event.reason` in the `close` handler.'],
    falseAlarm:
      'Words about a sign-out or maintenance are not reported. A new wording may be read wrongly: read it yourself.',
    sources: [RFC_CODES],
  },
  'rate-closed': {
    title: 'Server closed: too many messages',
    meaning: [
      'The server closed the connection because the page sends faster than it allows.',
      'Reconnecting and going on in the same way ends in the same way.',
    ],
    texts: closeTexts(1008, 'policy violation', 'rate limit exceeded'),
    aboutTexts: 'The code is 1008, 1013, 4008, 4029 or 4429, and mostly the reason names the limit.',
    recognized:
      'The server’s words are about a rate, which is certain; or it closed with one of these codes and without words, right after the page had sent 25 or more messages in two seconds.',
    causes: [
      'One message per keystroke, mouse move or sensor value.',
      'A queue that is sent at once after a reconnect.',
      'Two tabs with the same account.',
      'A loop that answers its own messages.',
    ],
    check: [
      'Count the messages of the last two seconds in the Messages tab.',
      'Compare with the documented limit.',
    ],
    falseAlarm: 'Without words of the server it is “likely” only: 1008 and 1013 have other uses.',
    sources: [RFC_CODES],
  },
} as const satisfies CauseTexts;
