import type { CauseTexts } from '../cause.ts';
import { ABOUT_CLOSE, closeTexts } from '../client-texts.ts';

/** What is in the messages: size, format, errors of the protocol inside. */
export const content = {
  'message-too-big': {
    title: 'Close code 1009: Message Too Big',
    meaning: [
      'The server got a message larger than its limit and closed with 1009.',
      'Some servers drop the connection instead, without a code.',
    ],
    texts: {
      ...closeTexts(1009, 'message too big'),
      ws: ['RangeError: Max payload size exceeded'],
      websockets: [
        'websockets.exceptions.ConnectionClosedError: received 1009 (message too big); then sent 1009 (message too big)',
        'websockets.exceptions.ConnectionClosedError: sent 1009 (message too big); no close frame received',
      ],
      aiohttp: ['aiohttp.http_websocket.WebSocketError: Message size 5000000 exceeds limit 1000000'],
    },
    aboutTexts: `${ABOUT_CLOSE(1009)} The texts of \`ws\`, the second one of \`websockets\`, and that of \`aiohttp\` appear where that side itself received too much.`,
    recognized:
      'A close with 1009; or the connection was dropped as soon as a message was sent that was far larger than all before, which is likely. The finding gives the size and names the defaults just below it.',
    causes: [
      'An image, a file or base64 text in one message.',
      'A list that grows with the data: it worked in the test, and not in production.',
      'The default limit is low: Tomcat and Spring 8 KiB, AWS API Gateway 32 KB a frame and 128 KB a message, SignalR 32 KB, Jetty and Netty 64 KiB, Socket.IO 1 MB, Python’s `websockets` 1 MiB, aiohttp 4 MiB, Uvicorn 16 MiB, `ws` 100 MiB.',
      'A proxy or a gateway has a smaller limit than the server.',
    ],
    check: [
      'Look at the size of the last message that was sent before the close.',
      'Send half of it. If that goes through, it is the size.',
      'Send the same to the server without the gateway.',
    ],
    falseAlarm:
      'Without a close code the size is only likely: a server that crashes on the content looks the same.',
    sources: [
      '[`ws`: maxPayload](https://github.com/websockets/ws/blob/master/doc/ws.md)',
      '[Socket.IO: maxHttpBufferSize](https://socket.io/docs/v4/server-options/#maxhttpbuffersize)',
      '[websockets (Python): max_size](https://websockets.readthedocs.io/en/stable/reference/asyncio/server.html)',
      '[AWS API Gateway: WebSocket quotas](https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html)',
      '[Tomcat: WebSocket how-to](https://tomcat.apache.org/tomcat-10.1-doc/web-socket-howto.html)',
    ],
  },
  'format-mismatch': {
    title: 'Message is not in the format the other end reads',
    meaning: [
      'A message is text that its receiver cannot read: `[object Object]`, JSON with an error, or JSON in a binary message.',
      'The connection itself is fine.',
    ],
    texts: {
      chrome: [
        'SyntaxError: "[object Object]" is not valid JSON',
        'SyntaxError: Unexpected end of JSON input',
      ],
      firefox: ['SyntaxError: JSON.parse: unexpected character at line 1 column 2 of the JSON data'],
      safari: ['SyntaxError: JSON Parse error: Unexpected identifier "object"'],
      ws: ['SyntaxError: "[object Object]" is not valid JSON'],
      websockets: [
        'json.decoder.JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)',
      ],
    },
    aboutTexts: 'The texts come from the code that parses the message, not from the WebSocket.',
    recognized:
      'A message that was sent or received begins like such a fault: the text of an object, single quotes of Python, a cut end, JSON as bytes.',
    causes: [
      '`socket.send(object)` without `JSON.stringify`.',
      'Python: `str(dict)` instead of `json.dumps(dict)`.',
      '`socket.binaryType` and the kind of the message do not fit.',
      'The message is cut, for example by a buffer of the server.',
    ],
    check: [
      'Read the message in the Messages tab, as text and in hex.',
      '`typeof event.data` in the `message` handler.',
    ],
    falseAlarm:
      'Both ends may have agreed on text that is no JSON. Where that is possible, it is a hint only.',
    sources: ['[MDN: WebSocket.send()](https://developer.mozilla.org/docs/Web/API/WebSocket/send)'],
  },
  'error-replies': {
    meaning: [
      'The connection works, and messages of the server report errors.',
      'They are errors of the application, not of the WebSocket.',
    ],
    texts: {},
    aboutTexts:
      'Browsers print nothing: the error is in a message, such as `{"error": …}` of JSON-RPC or `{"type":"error"}` of GraphQL.',
    recognized:
      'Messages have the form of an error of a known protocol, which is certain, or words that report one.',
    causes: [
      'The request has wrong parameters.',
      'The user may not do it.',
      'A method or channel does not exist.',
    ],
    check: ['Read the error message, then the request before it.'],
    falseAlarm:
      'A field named `error` can be empty or expected. Where the protocol is not known, the finding is not certain.',
  },
  'service-error': {
    meaning: [
      'A service or program that WebSocket Doctor knows reported an error that its documentation lists.',
      'The finding says what the documentation says about it.',
    ],
    texts: {},
    aboutTexts:
      'The texts are those of the service; [the list of services](../services.md) has all that are known.',
    recognized:
      'Host, URL, headers or messages identify the service, and its close code, message or status is in its catalog entry.',
    causes: [
      'A key that is missing, wrong or without credit.',
      'A limit of the service: sessions, length, rate, size.',
      'Parameters that the service does not accept.',
    ],
    check: ['Read the page that the finding links to.', 'Look at the status page of the service.'],
    falseAlarm:
      'A status alone, such as 403, can come from a proxy in between; the finding is then “likely”.',
  },
  'server-error-message': {
    meaning: [
      'The last message of the server reports an error, and then the connection ended.',
      'The message says why.',
    ],
    texts: {},
    aboutTexts: 'Browsers print nothing. The text is in the last message of the server.',
    recognized:
      'The last message that was received has words that report an error, and the connection ended right after it.',
    causes: [
      'The server refuses a request, a token or a format, and says so before it closes.',
      'An exception that the server sends to its client.',
    ],
    check: ['Read the last message in the Messages tab.', 'Read the server’s log at that second.'],
    falseAlarm:
      'After a drop (1006) the two may have nothing to do with each other; the finding is then “likely”.',
  },
  'stream-error': {
    title: 'The protocol inside the WebSocket reports an error',
    meaning: [
      'The protocol inside the WebSocket (MQTT, STOMP, XMPP, VNC and others) reports an error and ends.',
      'The handshake of the WebSocket succeeded.',
    ],
    texts: {},
    aboutTexts:
      'The text is that of the inner protocol, such as “Connection refused: not authorized” of MQTT, and the client library prints it.',
    recognized: 'A packet of a known protocol that says so was received.',
    causes: [
      'User name, password or client ID are refused.',
      'The version of the protocol is not supported.',
      'A topic or destination is forbidden.',
    ],
    check: ['Read the packet in the Messages tab, decoded.', 'Connect with another client of that protocol.'],
    falseAlarm: 'None is known: the server sent the packet.',
  },
  'stream-refusal': {
    title: 'The protocol inside refuses a request',
    meaning: [
      'The server refused one request of the protocol inside the WebSocket, such as a subscription.',
      'The connection stays open.',
    ],
    texts: {},
    aboutTexts: 'The text is that of the inner protocol, and the client library prints it, if anything does.',
    recognized: 'A packet that refuses a request was received, and the connection stayed open.',
    causes: ['The user has no right to this topic or channel.', 'The topic is not valid.'],
    check: ['Read the packet and the request before it.'],
    falseAlarm: 'An application may ask for more than it needs, and live with the refusal.',
  },
  'mqtt-session-taken': {
    title: 'MQTT: another client with the same client ID',
    meaning: [
      'A second MQTT connection used the same client ID, so that the broker closed this one.',
      'Two clients then take turns in disconnecting each other.',
    ],
    texts: {},
    aboutTexts:
      'Browsers print nothing. The broker logs it, Mosquitto as “Client … already connected, closing old connection.”',
    recognized: 'A newer connection sent CONNECT with the same client ID, and this one ended right after.',
    causes: [
      'A fixed client ID in the code, and two tabs.',
      'A reconnect before the old connection was closed.',
      'React mounts a component twice in development.',
    ],
    check: ['Compare the client IDs of both CONNECT packets in the Messages tab.', 'Read the broker’s log.'],
    falseAlarm: 'A reconnect that takes over its own old connection is intended.',
    sources: [
      '[MQTT 5, section 3.1.4: session taken over](https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html#_Toc3901073)',
    ],
  },
  'socket-io-version': {
    title: 'Socket.IO: versions of client and server do not fit',
    meaning: [
      'Client and server of Socket.IO speak different versions of its protocol.',
      'Versions 1 and 2 speak Engine.IO 3, versions 3 and 4 speak Engine.IO 4.',
    ],
    texts: {
      chrome: [
        "WebSocket connection to 'wss://example.com/socket.io/?EIO=3&transport=websocket' failed: Invalid frame header",
      ],
    },
    aboutTexts:
      'Over polling the server answers `{"code":5,"message":"Unsupported protocol version"}`. With a client 4 and a server 2, the connection opens and nothing happens.',
    recognized: 'The URL’s `EIO` and the first packets of the server do not fit together.',
    causes: [
      'Only one of the two was updated.',
      'Another language’s library has an old version of the protocol.',
      'The page loads the client from a CDN with a fixed version.',
    ],
    check: [
      '`npm ls socket.io socket.io-client`.',
      'Look at `EIO=` in the URL: 3 is version 1 or 2, 4 is version 3 or 4.',
    ],
    falseAlarm: 'A server of version 3 or 4 with `allowEIO3: true` accepts old clients.',
    sources: [
      '[Socket.IO: version compatibility](https://socket.io/docs/v4/client-installation/#version-compatibility)',
    ],
  },
} as const satisfies CauseTexts;
