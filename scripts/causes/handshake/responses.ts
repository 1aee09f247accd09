import type { CauseTexts } from '../cause.ts';
import { chrome, FIREFOX_HANDSHAKE, NODE_HANDSHAKE, SAFARI } from '../client-texts.ts';

/** The server's answer breaks the rules of the handshake, or there is none. */
export const responses = {
  'subprotocol-mismatch': {
    title: 'Sec-WebSocket-Protocol: no agreement on a subprotocol',
    meaning: [
      'The page offered one or more subprotocols, and the server chose none of them, or one that was not offered.',
      'A browser then has to fail the connection, although the server answered with 101.',
    ],
    texts: {
      chrome: [
        chrome(
          "Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received",
        ),
        chrome(
          "Error during WebSocket handshake: Response must not include 'Sec-WebSocket-Protocol' header if not present in request: chat",
        ),
        chrome(
          "Error during WebSocket handshake: 'Sec-WebSocket-Protocol' header value 'other' in response does not match any of sent values",
        ),
      ],
      ws: [
        'Error: Server sent no subprotocol',
        'Error: Server sent an invalid subprotocol',
        'Error: Server sent a subprotocol but none was requested',
      ],
      node: ['Server did not respond with sent protocols.', 'Protocol was not set in the opening handshake.'],
      websockets: [
        'websockets.exceptions.NegotiationError: unsupported subprotocol: other',
        'websockets.exceptions.NegotiationError: no subprotocols supported',
      ],
    },
    aboutTexts:
      'Firefox ESR 153 and Python’s `websockets` open the connection if the server chose none of the subprotocols; Chrome, `ws` and Node’s `WebSocket` fail it. In Firefox, look at `socket.protocol`, which is then empty. `websockets` 10 raises the second text as `InvalidHandshake`.',
    recognized:
      'The network log has one of Chrome’s three texts. The finding names what the page offered and what the server chose.',
    causes: [
      'The second argument of `new WebSocket(url, …)` is a token or an option that was never meant as a subprotocol, and the server ignores it.',
      'The server has no code that chooses one: `ws` needs `handleProtocols` only for other than the first, Go’s gorilla needs `Subprotocols`, Python’s `websockets` needs `subprotocols=[…]`.',
      'Client and server speak different versions: `graphql-ws` (old) and `graphql-transport-ws`, `mqttv3.1` and `mqtt`.',
      'A proxy removes the header from the response.',
      'A token is sent as a subprotocol, and the server echoes it, or echoes nothing.',
    ],
    check: [
      '`curl -isN --max-time 5 --http1.1 -H "Connection: Upgrade" -H "Upgrade: websocket" -H "Sec-WebSocket-Version: 13" -H "Sec-WebSocket-Key: dGVzdGtleTEyMzQ1Njc4OQ==" -H "Sec-WebSocket-Protocol: NAME" https://HOST/PATH` and look for `Sec-WebSocket-Protocol` in the response.',
      'Leave the second argument of the constructor out. If the connection opens, the subprotocol was the cause.',
    ],
    falseAlarm:
      'None in Chrome: the connection failed. A client that is more tolerant does not prove that the server is right.',
    sources: [
      '[RFC 6455, section 4.1: a client fails a response without the subprotocol that it asked for](https://www.rfc-editor.org/rfc/rfc6455#section-4.1)',
      '[WHATWG: establish a WebSocket connection](https://websockets.spec.whatwg.org/#concept-websocket-establish)',
      '[IANA: subprotocol names](https://www.iana.org/assignments/websocket/websocket.xhtml#subprotocol-name)',
    ],
  },
  'extension-mismatch': {
    title: 'Sec-WebSocket-Extensions: not what was offered',
    meaning: [
      'The server’s 101 agrees to an extension, mostly compression, that the browser did not offer, or with parameters that are not allowed.',
      'The browser fails the connection.',
    ],
    texts: {
      chrome: [
        chrome(
          "Error during WebSocket handshake: Found an unsupported extension 'x-foo' in 'Sec-WebSocket-Extensions' header",
        ),
        chrome('Error during WebSocket handshake: Error in permessage-deflate: …'),
      ],
      firefox: [FIREFOX_HANDSHAKE],
      ws: ['Error: Server indicated an extension that was not requested'],
      node: ['Sec-WebSocket-Extensions header does not match.'],
      websockets: [
        'websockets.exceptions.NegotiationError: Unsupported extension: name = x-foo, params = []',
      ],
    },
    recognized: 'The network log has one of Chrome’s texts about `Sec-WebSocket-Extensions`.',
    causes: [
      'A self-written server always answers with `permessage-deflate`.',
      'A proxy that terminates WebSockets forwards the answer of another client’s negotiation.',
    ],
    check: [
      'Read the header in the 101 with `curl`; without `Sec-WebSocket-Extensions` in the request there must be none in the response.',
    ],
    falseAlarm: 'None: the connection failed.',
    sources: ['[RFC 7692: permessage-deflate](https://www.rfc-editor.org/rfc/rfc7692)'],
  },
  'bad-upgrade-response': {
    title: 'Sec-WebSocket-Accept or Upgrade wrong in the 101',
    meaning: [
      'The server answered with 101, and a header that proves the upgrade is missing or wrong.',
      'A cache, a proxy that changes headers, or a server that builds the response by hand does that.',
    ],
    texts: {
      chrome: [
        chrome("Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value"),
        chrome("Error during WebSocket handshake: 'Sec-WebSocket-Accept' header is missing"),
        chrome("Error during WebSocket handshake: 'Upgrade' header is missing"),
      ],
      firefox: [FIREFOX_HANDSHAKE],
      ws: ['Error: Invalid Sec-WebSocket-Accept header', 'Error: Unexpected server response: 101'],
      node: ['Incorrect hash received in Sec-WebSocket-Accept header.'],
      websockets: [
        'websockets.exceptions.InvalidHeaderValue: invalid Sec-WebSocket-Accept header: AAAA',
        'websockets.exceptions.InvalidHeader: missing Sec-WebSocket-Accept header',
        'websockets.exceptions.InvalidUpgrade: empty Upgrade header',
      ],
      aiohttp: [
        "aiohttp.client_exceptions.WSServerHandshakeError: 101, message='Invalid challenge response', url=URL('wss://example.com/live')",
        "aiohttp.client_exceptions.WSServerHandshakeError: 101, message='Invalid upgrade header', url=URL('wss://example.com/live')",
      ],
    },
    aboutTexts:
      '`ws` says “Unexpected server response: 101” where `Upgrade` or `Connection` is missing: Node.js then does not see an upgrade.',
    recognized:
      'The network log has one of Chrome’s texts about a header of the 101. An HTTP/2 stream that the server closed (RFC 8441) is reported here, too.',
    causes: [
      'A self-written server computes `Sec-WebSocket-Accept` wrongly; it is the base64 of the SHA-1 of the key and a fixed text.',
      'A cache or a CDN answers with the stored response of another handshake.',
      'A proxy removes `Upgrade` or `Connection` from the response.',
      'A proxy announces WebSockets over HTTP/2, and the server behind it does not support them.',
    ],
    check: [
      'Send the key of RFC 6455 and compare: `-H "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="` must give `s3pPLMBiTxaQ9kYGzzhZRbK+xOo=`.',
      'Send it to the server directly, then through the proxy.',
    ],
    falseAlarm: 'None: every client has to refuse such a response.',
    sources: [
      '[RFC 6455, section 1.3: the example of the key](https://www.rfc-editor.org/rfc/rfc6455#section-1.3)',
    ],
  },
  'handshake-reset': {
    meaning: [
      'The TCP connection was closed or reset in the middle of the handshake, before a complete response came.',
      'The stage tells where to look: before the request, during TLS, or after the request.',
    ],
    texts: {
      chrome: [
        chrome('Error during WebSocket handshake: net::ERR_CONNECTION_RESET'),
        chrome('Error during WebSocket handshake: net::ERR_CONNECTION_CLOSED'),
        chrome('Error in connection establishment: net::ERR_CONNECTION_CLOSED'),
        chrome('Error in connection establishment: net::ERR_SOCKET_NOT_CONNECTED'),
      ],
      firefox: [FIREFOX_HANDSHAKE],
      safari: [SAFARI.lost],
      ws: [
        'Error: read ECONNRESET',
        'Error: socket hang up',
        'Error: Client network socket disconnected before secure TLS connection was established',
      ],
      node: [NODE_HANDSHAKE],
      websockets: [
        'websockets.exceptions.InvalidMessage: did not receive a valid HTTP response',
        'ConnectionResetError',
      ],
      aiohttp: ['aiohttp.client_exceptions.ClientOSError: [Errno 104] Connection reset by peer'],
    },
    recognized:
      'The network log has one of these errors: reset, closed, aborted, not connected, empty response. Whether request headers were recorded gives the stage.',
    causes: [
      'The server process crashed on the request, or was restarted.',
      'A firewall, an intrusion detection system or a mobile network resets upgrade requests.',
      'A load balancer or Docker’s port forwarding accepts the connection, and nothing is behind it.',
      'During TLS: the port has no TLS, or the server has no certificate for this name.',
      'A limit on connections was reached.',
    ],
    check: [
      'On the server: `tcpdump -ni any "tcp port PORT and tcp[tcpflags] & (tcp-rst|tcp-fin) != 0"`. The first side that sends FIN or RST closed the connection. If the server sends neither, something in between did.',
      'Try from another network, such as a phone’s hotspot.',
      'Look in the server’s log for a crash at that second.',
    ],
    falseAlarm: 'A single reset during a deployment is normal.',
    sources: [
      '[RFC 9293, section 3.5.3: reset processing](https://www.rfc-editor.org/rfc/rfc9293#section-3.5.3)',
    ],
  },
  'no-response': {
    title: 'Connection closed before receiving a handshake response',
    meaning: [
      'The request was sent, and the server closed the connection without a single byte of response.',
      'A server that rejects a handshake properly sends an HTTP status.',
    ],
    texts: {
      chrome: [chrome('Connection closed before receiving a handshake response')],
      firefox: [FIREFOX_HANDSHAKE],
      safari: [SAFARI.lost],
      ws: ['Error: socket hang up'],
      node: [NODE_HANDSHAKE],
      websockets: ['websockets.exceptions.InvalidMessage: did not receive a valid HTTP response'],
      aiohttp: ['aiohttp.client_exceptions.ServerDisconnectedError: Server disconnected'],
    },
    recognized:
      'The network log has Chrome’s text. If the port speaks TLS and the URL is `ws://`, [ws-to-tls-port](ws-to-tls-port.md) is reported instead. About 1 s before the close points at Socket.IO, which waits so long for a handler of another path.',
    causes: [
      'The upgrade handler calls `socket.destroy()` for a path, an origin or a token that it does not accept.',
      'Nothing handles this path: a Socket.IO server drops it after 1 s.',
      'The handler threw an exception, and the process crashed.',
      '`ws://` was used on a TLS port.',
    ],
    check: [
      'Send the handshake with `curl`: “Empty reply from server” confirms it. Then change path and origin and compare.',
      'Put a log line at the beginning of the upgrade handler.',
    ],
    falseAlarm: 'None is known.',
    sources: [
      '[Socket.IO: destroyUpgrade](https://socket.io/docs/v4/server-options/#destroyupgrade)',
      '[Node.js: the upgrade event](https://nodejs.org/api/http.html#event-upgrade_1)',
    ],
  },
  'not-http': {
    title: 'The port does not answer in HTTP',
    meaning: [
      'What came back on this port is not an HTTP response.',
      'Either another service listens there, or an upgrade handler writes a text without a status line.',
    ],
    texts: {
      chrome: [chrome('Error during WebSocket handshake: net::ERR_INVALID_HTTP_RESPONSE')],
      firefox: [FIREFOX_HANDSHAKE],
      ws: ['Error: Parse Error: Expected HTTP/, RTSP/ or ICE/'],
      node: [NODE_HANDSHAKE],
      websockets: ['websockets.exceptions.InvalidMessage: did not receive a valid HTTP response'],
      aiohttp: [
        "aiohttp.client_exceptions.ClientResponseError: 400, message='Expected HTTP/', url=URL('ws://example.com/live')",
      ],
    },
    recognized:
      'The network log has `net::ERR_INVALID_HTTP_RESPONSE` or a text about an invalid status line.',
    causes: [
      'The port belongs to another service: SSH, a database, MQTT without WebSocket (1883 instead of 9001 or 8083).',
      'A handler of the `upgrade` event writes “Unauthorized” to the bare socket.',
      'The server speaks an old version of the protocol.',
    ],
    check: [
      '`printf "GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n" | nc -w3 HOST PORT` shows what the port says.',
    ],
    falseAlarm: 'None is known.',
    sources: ['[Node.js: the upgrade event](https://nodejs.org/api/http.html#event-upgrade_1)'],
  },
} as const satisfies CauseTexts;
