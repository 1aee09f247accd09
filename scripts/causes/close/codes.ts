import type { CauseTexts } from '../cause.ts';
import { ABOUT_CLOSE, closeTexts, FIREFOX_CUT } from '../client-texts.ts';

const RFC_CODES =
  '[RFC 6455, section 7.4.1: close codes](https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1)';
const IANA =
  '[IANA: close code numbers](https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number)';
const SEEN = (code: number): string =>
  `The page got a \`close\` event with code ${code} that the page itself had not asked for, or the other end’s close frame was read from a recording. The words of the server become the title.`;

/** The server closed with a code that RFC 6455 or IANA defines. */
export const codes = {
  'policy-violation': {
    title: 'Close code 1008: Policy Violation',
    meaning: [
      'The server accepted the connection and then closed it because the client broke one of its rules.',
      'Mostly it is about who the client is: a missing token, an origin, or a limit on messages.',
    ],
    texts: closeTexts(1008, 'policy violation'),
    aboutTexts: ABOUT_CLOSE(1008),
    recognized: `${SEEN(1008)} Where the words of the server or the token of the page name the cause, a more exact finding replaces this one; an OpenClaw gateway has findings of its own.`,
    causes: [
      'The token or session was missing or not accepted. FastAPI’s documentation uses 1008 for it (`WS_1008_POLICY_VIOLATION`).',
      'The origin of the page is not allowed.',
      'The client sends too fast, or opened too many connections.',
      'A message is in a form that the server forbids.',
      'OpenClaw: the reason names it, such as `pairing required` or `gateway token mismatch`; see the pages of the [OpenClaw gateway](index.md#openclaw-gateway).',
    ],
    check: [
      'Read `event.reason` in the `close` handler: `socket.addEventListener("close", (e) => console.log(e.code, e.reason))`.',
      'Look at the last message that the server sent before it closed; many send an error message first.',
      'Look in the server’s log at that second.',
      'Connect with another client and the same token. If that works, the origin is the cause; if not, the token.',
    ],
    falseAlarm:
      'A user who was signed out on purpose. The page should then ask for a login instead of reconnecting.',
    sources: [RFC_CODES, '[FastAPI: WebSockets](https://fastapi.tiangolo.com/advanced/websockets/)'],
  },
  'internal-error': {
    title: 'Close code 1011: Internal Error',
    meaning: [
      'The server met an error that it had not foreseen, and closed the connection.',
      'The connection and the client are fine.',
    ],
    texts: {
      websockets: [
        'websockets.exceptions.ConnectionClosedError: received 1011 (internal error); then sent 1011 (internal error)',
        'websockets.exceptions.ConnectionClosedError: received 1011 (unexpected error); then sent 1011 (unexpected error)',
      ],
    },
    aboutTexts: `${ABOUT_CLOSE(1011)} Older versions of \`websockets\` call 1011 “unexpected error”.`,
    recognized: `${SEEN(1011)} 1011 with “keepalive ping timeout” is reported as [idle-timeout](idle-timeout.md).`,
    causes: [
      'An exception in the handler of the last message. Python’s `websockets` and Daphne close with 1011 then.',
      'An exception at the beginning, for example while the user is loaded from a database.',
      'The server got no answer to its ping (`keepalive ping timeout` of Python’s `websockets`).',
      'A service behind the server failed.',
    ],
    check: [
      'Look in the server’s log at that second: an exception is there.',
      'Send the last message of the page again (Replay). If it closes again, that message is the cause.',
    ],
    falseAlarm:
      'None: the server reports its own fault. Only where it uses 1011 for an ordinary refusal, the words say so.',
    sources: [
      RFC_CODES,
      '[websockets (Python): keepalive](https://websockets.readthedocs.io/en/stable/topics/keepalive.html)',
    ],
  },
  'try-again-later': {
    title: 'Close code 1013: Try Again Later',
    meaning: [
      'The server is overloaded, full or just starting, and closed with 1013.',
      'It asks the client to come back later.',
    ],
    texts: closeTexts(1013, 'try again later'),
    aboutTexts: ABOUT_CLOSE(1013),
    recognized: SEEN(1013),
    causes: [
      'The number of connections reached the limit of the server.',
      'A deployment is going on, or the server has just started.',
      'The client reconnects too fast.',
    ],
    check: [
      'Look at the load and the number of connections of the server: `ss -tn state established "( sport = :PORT )" | wc -l`.',
      'Wait a minute and connect once.',
    ],
    falseAlarm: 'Once during a deployment is normal, if the page waits longer each time.',
    sources: [IANA],
  },
  'service-restart': {
    title: 'Close code 1012 or 1001: the server restarts',
    meaning: [
      'The server is shutting down or restarting, and said so in its close frame.',
      'The client should reconnect after a random delay.',
    ],
    texts: {
      websockets: [
        'websockets.exceptions.ConnectionClosedError: received 1012 (service restart); then sent 1012 (service restart)',
        'websockets.exceptions.ConnectionClosedOK: received 1001 (going away); then sent 1001 (going away)',
      ],
    },
    aboutTexts: ABOUT_CLOSE('1012 or 1001'),
    recognized:
      'A close with 1012, or several connections to one server that were closed with 1001 at the same time. Behind Caddy two are enough: it closes connections with 1001 when its configuration is reloaded.',
    causes: [
      'A deployment.',
      'An instance was removed by the autoscaler, or its process manager restarted it.',
      'Caddy’s configuration was reloaded.',
      'A service closes connections at its limit of age with 1001: API Gateway, OpenAI Realtime.',
    ],
    check: [
      'Compare with the time of the last deployment.',
      'Look when the process started: `systemctl status SERVICE`, `kubectl get pods`.',
    ],
    falseAlarm:
      'A planned restart is no fault. It is one if all clients come back in the same second, or if messages are lost.',
    sources: [
      IANA,
      '[Caddy: stream_close_delay](https://caddyserver.com/docs/caddyfile/directives/reverse_proxy#streaming)',
    ],
  },
  'unsupported-data': {
    title: 'Close code 1003: Unsupported Data',
    meaning: [
      'The server got a type of message that it does not accept: binary where it expects text, or the other way round.',
      'It closed the connection with 1003.',
    ],
    texts: closeTexts(1003, 'unsupported data'),
    aboutTexts: `${ABOUT_CLOSE(1003)} Older versions of \`websockets\` write “unsupported type”.`,
    recognized: SEEN(1003),
    causes: [
      'The page sends a `Blob`, an `ArrayBuffer` or a typed array to a server that reads text, or `JSON.stringify` is missing.',
      'Text is sent to a server that expects bytes, such as MQTT.',
    ],
    check: [
      'Look at the last message that was sent: its kind is in the Messages tab.',
      'Send the same content as the other kind.',
    ],
    falseAlarm: 'Some servers use 1003 for any message that they do not understand.',
    sources: [RFC_CODES],
  },
  'invalid-payload': {
    title: 'Close code 1007: Invalid Payload',
    meaning: [
      'The server could not read the content of a message: text that is not UTF-8, or content that does not fit the type.',
      'It closed the connection with 1007.',
    ],
    texts: closeTexts(1007, 'invalid frame payload data'),
    aboutTexts: `${ABOUT_CLOSE(1007)} Older versions of \`websockets\` write “invalid data”.`,
    recognized: SEEN(1007),
    causes: [
      'Bytes were sent as text by a client that does not check them.',
      'The JSON does not fit the schema of the server.',
      'A proxy damaged a frame.',
    ],
    check: ['Look at the last message that was sent, in hex.', 'Check it with the server’s own schema.'],
    falseAlarm: 'None: the server refused the message.',
    sources: [RFC_CODES],
  },
  'protocol-error-code': {
    title: 'Close code 1002: Protocol Error',
    meaning: [
      'The server received a frame that breaks the WebSocket protocol, and closed with 1002.',
      'Browsers send no such frames, so that something in between may have changed it.',
    ],
    texts: closeTexts(1002, 'protocol error'),
    aboutTexts: ABOUT_CLOSE(1002),
    recognized: SEEN(1002),
    causes: [
      'A proxy or security software rewrites the stream.',
      'A self-written client library writes wrong frames: without a mask, or with a reserved opcode.',
      'The subprotocol’s own error: some servers use 1002 for a wrong version.',
    ],
    check: [
      'Connect without the proxy.',
      'Capture the packets in front of the server, and read the frame in Wireshark.',
    ],
    falseAlarm: 'Servers that use 1002 for errors of their application.',
    sources: [RFC_CODES],
  },
  'bad-gateway-code': {
    title: 'Close code 1014: Bad Gateway',
    meaning: [
      'A gateway in front of the server got no usable answer from it, and closed with 1014.',
      'It is what 502 is for HTTP.',
    ],
    texts: closeTexts(1014, 'bad gateway'),
    aboutTexts: ABOUT_CLOSE(1014),
    recognized: SEEN(1014),
    causes: [
      'The server behind the gateway is down or restarting.',
      'The gateway has a wrong address.',
      'The server closed or reset the connection to the gateway.',
    ],
    check: [
      'Read the gateway’s log at that second.',
      'Connect to the server behind it from the gateway’s machine.',
    ],
    falseAlarm: 'Once during a deployment is normal.',
    sources: [IANA],
  },
  'unauthorized-code': {
    title: 'Close code 3000: Unauthorized',
    meaning: [
      'The server closed with 3000: it got no credentials, or none that it accepts.',
      'It is what 401 is for HTTP.',
    ],
    texts: closeTexts(3000, 'registered'),
    aboutTexts: `${ABOUT_CLOSE(3000)} SockJS uses 3000 for “Go away!”.`,
    recognized: SEEN(3000),
    causes: [
      'No token was sent in the first message or the URL.',
      'The token has expired.',
      'A cookie was not sent, because page and server are on different sites.',
    ],
    check: [
      'Look at the first message and the `Cookie` header of the handshake.',
      'Decode `exp` of the token.',
    ],
    falseAlarm: 'After a sign-out it is intended.',
    sources: [IANA],
  },
  'forbidden-code': {
    title: 'Close code 3003: Forbidden',
    meaning: [
      'The server knows the client and closed with 3003: it may not do this.',
      'It is what 403 is for HTTP.',
    ],
    texts: closeTexts(3003, 'registered'),
    aboutTexts: ABOUT_CLOSE(3003),
    recognized: SEEN(3003),
    causes: ['The user lacks a permission.', 'The plan or the account does not include it.'],
    check: ['Use an account with more rights.', 'Read the server’s log.'],
    falseAlarm: 'For a user without the right it is intended.',
    sources: [IANA],
  },
  'timeout-code': {
    title: 'Close code 3008: Timeout',
    meaning: [
      'The server waited for something of the client and closed with 3008.',
      'Mostly it is a first message, a sign-in or a heartbeat.',
    ],
    texts: closeTexts(3008, 'registered'),
    aboutTexts: ABOUT_CLOSE(3008),
    recognized: SEEN(3008),
    causes: [
      'The first message came too late, or never.',
      'The heartbeat of the page stopped: timers of hidden tabs run once a minute.',
    ],
    check: ['Measure the time from `open` to the close.', 'Compare it with the server’s setting.'],
    falseAlarm: 'A tab that was in the background for long.',
    sources: [IANA],
  },
  'unassigned-code': {
    title: 'Invalid close code (such as 401, 500 or 2000)',
    meaning: [
      'The server closed with a number that is no close code of WebSocket, often an HTTP status.',
      'Browsers pass it on; some clients fail the connection because of it.',
    ],
    texts: {
      ws: ['RangeError: Invalid WebSocket frame: invalid status code 500'],
      node: ['Invalid status code'],
      websockets: [
        'websockets.exceptions.ConnectionClosedError: sent 1002 (protocol error); no close frame received',
      ],
      aiohttp: ['aiohttp.http_websocket.WebSocketError: Invalid close code: 500'],
    },
    aboutTexts: 'In Chrome and Firefox the `close` event simply has that number.',
    recognized: 'The close code is below 1000, is 1004 or 1010, is between 1016 and 2999, or is above 4999.',
    causes: [
      'The server passes an HTTP status to `close()`.',
      'A gateway translates the status of its backend.',
    ],
    check: ['Search the server’s source for the number.'],
    falseAlarm: 'None: the number is not allowed. It can still say what the server means.',
    sources: [
      '[RFC 6455, section 7.4.2: reserved ranges](https://www.rfc-editor.org/rfc/rfc6455#section-7.4.2)',
    ],
  },
  'close-code-not-logged': {
    title: 'The server closed; the log has no close code',
    meaning: [
      'A log shows that the server sent the first close frame, and not what was in it.',
      'Only the close code says whether it was an error.',
    ],
    texts: {},
    aboutTexts:
      'Net logs of Chrome have the frame without its content. The page’s own `close` event has code and reason.',
    recognized:
      'A net log has a close frame of the server before one of the browser, and no recording of the page belongs to it.',
    causes: ['An ordinary end (1000, 1001).', 'An error that the code would name.'],
    check: ['Log it in the page: `socket.addEventListener("close", (e) => console.log(e.code, e.reason))`.'],
    falseAlarm: 'Most ends of this kind are ordinary.',
    sources: [RFC_CODES],
  },
  'protocol-error': {
    title: 'The server broke the protocol (Invalid frame header)',
    meaning: [
      'The browser ended the open connection, because the server sent something that the WebSocket protocol does not allow.',
      'The page gets `error`, then `close` with 1006.',
    ],
    texts: {
      chrome: [
        "WebSocket connection to 'wss://example.com/live' failed: Invalid frame header",
        "WebSocket connection to 'wss://example.com/live' failed: A server must not mask any frames that it sends to the client.",
        "WebSocket connection to 'wss://example.com/live' failed: Could not decode a text frame as UTF-8.",
        "WebSocket connection to 'wss://example.com/live' failed: One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 0",
        "WebSocket connection to 'wss://example.com/live' failed: Received a broken close frame with an invalid size of 1 byte.",
      ],
      firefox: [FIREFOX_CUT],
      safari: [
        "WebSocket connection to 'wss://example.com/live' failed: The operation couldn’t be completed. (kNWErrorDomainPOSIX error 100 - Protocol error)",
      ],
      ws: [
        'RangeError: Invalid WebSocket frame: RSV1 must be clear',
        'RangeError: Invalid WebSocket frame: MASK must be clear',
        'Error: Invalid WebSocket frame: invalid UTF-8 sequence',
        'RangeError: Invalid WebSocket frame: invalid opcode 3',
      ],
      node: ['Frame cannot be masked', 'Expected RSV1 to be clear.', 'Received invalid UTF-8 in text frame.'],
      websockets: [
        'websockets.exceptions.ConnectionClosedError: sent 1002 (protocol error); no close frame received',
        'websockets.exceptions.ConnectionClosedError: sent 1007 (invalid frame payload data); no close frame received',
      ],
      aiohttp: ['aiohttp.http_websocket.WebSocketError: Received frame with non-zero reserved bits'],
    },
    aboutTexts:
      'Firefox accepts masked frames of a server, and waits silently where Chrome reports an invalid header.',
    recognized:
      'The network log has one of these texts, which is certain; or the page got an `error` event on an open connection, which in Chrome only a protocol error causes.',
    causes: [
      'Something writes HTTP into the open connection: a second upgrade handler on the same server, or Engine.IO refusing an old client. Chrome then says “Invalid frame header”.',
      'A server of one’s own sends masked frames, or compressed ones that were not negotiated (reserved bit 1).',
      'Text frames with bytes that are not UTF-8: send them as binary.',
      'A proxy or security software changes the stream.',
    ],
    check: [
      'Read the raw bytes: `curl -sN --http1.1 --max-time 5 …` with the headers of a handshake, `| xxd | head`. `HTTP/1.1 400` after the 101 means two upgrade handlers.',
      'Connect without the proxy.',
      'Log how many handlers the `upgrade` event has: `server.listenerCount("upgrade")`.',
    ],
    falseAlarm:
      'Firefox also fires `error` for a connection that was reset; without its network log the finding is only “possible” there.',
    sources: [
      '[RFC 6455, section 5.1: masking](https://www.rfc-editor.org/rfc/rfc6455#section-5.1)',
      '[RFC 6455, section 8.1: errors in UTF-8](https://www.rfc-editor.org/rfc/rfc6455#section-8.1)',
      '[Safari’s text, oddsdk/ts-odd#524](https://github.com/oddsdk/ts-odd/issues/524)',
    ],
  },
} as const satisfies CauseTexts;
