import { from, type ServerText } from './row.ts';

/** Texts of WebSocket libraries and application servers. */
export const LIBRARY_TEXTS: readonly ServerText[] = [
  ...from('ws', 'websockets/ws lib/websocket-server.js', [
    ['body', 'malformed-request', 'Missing or invalid Sec-WebSocket-Key header', 400],
    ['body', 'malformed-request', 'Invalid Upgrade header', 400],
    ['body', 'malformed-request', 'Invalid HTTP method', 405],
    ['body', 'malformed-request', 'Invalid or unacceptable Sec-WebSocket-Extensions header', 400],
    ['body', 'credentials', 'Unauthorized', 401],
  ]),
  ...from('uWebSockets', 'uNetworking/uWebSockets src/WebSocketProtocol.h', [
    ['close-reason', 'payload-size', 'Received too big message', 1006],
    ['close-reason', 'timeout', 'WebSocket timed out from inactivity', 1006],
    ['close-reason', 'malformed-request', 'Received invalid UTF-8', 1006],
    ['close-reason', 'payload-size', 'Received too big message, or other inflation error', 1006],
    ['close-reason', 'malformed-request', 'Received invalid WebSocket frame', 1006],
  ]),
  ...from('gorilla/websocket', 'gorilla/websocket server.go', [
    [
      'body',
      'malformed-request',
      "Bad Request\nwebsocket: not a websocket handshake: 'upgrade' token not found in 'Connection' header",
      400,
    ],
    ['body', 'origin', "websocket: 'Origin' header value not allowed", 403],
    [
      'body',
      'malformed-request',
      "websocket: unsupported version: 13 not found in 'Sec-Websocket-Version' header",
      400,
    ],
    ['body', 'origin', 'websocket: request origin not allowed by Upgrader.CheckOrigin', 403],
    ['body', 'server-error', 'websocket: response does not implement http.Hijacker', 500],
  ]),
  ...from('coder/websocket', 'coder/websocket accept.go', [
    ['body', 'origin', 'request Origin "app.example.com" is not authorized for Host "api.example.com"', 403],
    [
      'body',
      'malformed-request',
      'WebSocket protocol violation: Connection header "keep-alive" does not contain Upgrade',
      426,
    ],
    ['close-reason', 'payload-size', 'read limited at 32769 bytes', 1009],
  ]),
  ...from('websockets', 'python-websockets/websockets src/websockets/asyncio/server.py', [
    ['close-reason', 'timeout', 'keepalive ping timeout', 1011],
    [
      'body',
      'malformed-request',
      'Failed to open a WebSocket connection: invalid Connection header: close.\n\nYou cannot access a WebSocket server directly with a browser. You need a WebSocket client.\n',
      426,
    ],
    [
      'body',
      'origin',
      'Failed to open a WebSocket connection: invalid Origin header: https://evil.example.\n',
      403,
    ],
    ['body', 'malformed-request', 'Failed to open a WebSocket connection: empty Connection header.\n', 426],
    [
      'body',
      'server-error',
      'Failed to open a WebSocket connection.\nSee server log for more information.\n',
      500,
    ],
    ['close-reason', 'payload-size', 'frame with 2097152 bytes exceeds limit of 1048576 bytes', 1009],
  ]),
  ...from('uvicorn', 'encode/uvicorn uvicorn/protocols/websockets/websockets_impl.py', [
    ['body', 'server-error', 'Internal Server Error', 500],
    ['close-reason', 'shutdown', 'Service Restart', 1012],
  ]),
  ...from('daphne', 'django/daphne daphne/ws_protocol.py', [
    [
      'body',
      'permission',
      '<html>\n  <head>\n    <title>403 Access denied</title>\n  </head>\n  <body>\n    <h1>403 Access denied</h1>\n  </body>\n</html>',
      403,
    ],
    ['body', 'backend-unreachable', '503 Service Unavailable. Worker queue full.', 503],
  ]),
  ...from('Django Channels', 'django/channels channels/routing.py', [
    ['body', 'unknown-resource', "No route found for path 'ws/chat/lobby'.", 500],
    ['body', 'server-error', '<h1>Server Error (500)</h1>', 500],
  ]),
  ...from('aiohttp', 'aio-libs/aiohttp aiohttp/web_ws.py', [
    ['body', 'malformed-request', 'No WebSocket UPGRADE hdr: None\n Can "Upgrade" only to "WebSocket".', 400],
    ['body', 'malformed-request', 'Handshake error: None', 400],
    ['close-reason', 'payload-size', 'Message size 5242880 exceeds limit 4194304', 1009],
    ['body', 'malformed-request', 'Unsupported version: 8', 400],
  ]),
  ...from('Tornado', 'tornadoweb/tornado tornado/websocket.py', [
    ['body', 'malformed-request', 'Can "Upgrade" only to "WebSocket".', 400],
    ['body', 'origin', 'Cross origin websockets not allowed', 403],
    ['close-reason', 'timeout', 'ping timed out'],
    ['close-reason', 'payload-size', 'message too big', 1009],
    ['body', 'malformed-request', '"Connection" must be "Upgrade".', 400],
  ]),
  ...from('FastAPI', 'fastapi/fastapi docs/en/docs/advanced/websockets.md', [
    ['body', 'permission', '{"detail":"Forbidden"}', 403],
    ['body', 'credentials', '{"detail":"Not authenticated"}', 403],
    ['body', 'unknown-resource', '{"detail":"Not Found"}', 404],
    ['close-reason', 'malformed-request', 'Field required', 1008],
  ]),
  ...from('Socket.IO', 'socketio/engine.io lib/server.ts', [
    ['body', 'malformed-request', '{"code":0,"message":"Transport unknown"}', 400],
    ['body', 'unknown-resource', '{"code":1,"message":"Session ID unknown"}', 400],
    ['body', 'malformed-request', '{"code":2,"message":"Bad handshake method"}', 400],
    ['body', 'malformed-request', '{"code":5,"message":"Unsupported protocol version"}', 400],
    ['body', 'permission', '{"code":4,"message":"Forbidden"}', 403],
    ['message', 'unknown-resource', '44/admin,{"message":"Invalid namespace"}'],
    ['message', 'credentials', '44{"message":"Authentication error"}'],
    ['message', 'credentials', '44{"message":"jwt expired","data":{"code":"invalid_token"}}'],
    ['message', 'unknown-resource', '44/chat,"Invalid namespace"'],
  ]),
  ...from('SockJS', 'sockjs/sockjs-node lib/transport.js', [
    ['message', 'shutdown', 'c[3000,"Go away!"]', 3000],
    ['message', 'duplicate-session', 'c[2010,"Another connection still open"]', 2010],
    ['body', 'malformed-request', 'Can "Upgrade" only to "WebSocket".', 400],
  ]),
  ...from('SignalR', 'dotnet/aspnetcore src/SignalR/server/Core/src/HubConnectionHandler.cs', [
    [
      'message',
      'malformed-request',
      '{"type":7,"error":"Connection closed with an error. InvalidDataException: Error reading JSON."}\u001e',
    ],
    ['message', 'timeout', '{"error":"Handshake was canceled."}\u001e'],
    ['message', 'malformed-request', '{"error":"The protocol \'messagepack\' is not supported."}\u001e'],
    [
      'message',
      'unknown-resource',
      '{"type":3,"invocationId":"0","error":"Failed to invoke \'Sned\' due to an error on the server. HubException: Method does not exist."}\u001e',
    ],
    [
      'message',
      'permission',
      '{"type":3,"invocationId":"1","error":"Failed to invoke \'Ban\' because user is unauthorized"}\u001e',
    ],
    [
      'message',
      'payload-size',
      '{"type":7,"error":"Connection closed with an error. InvalidDataException: The maximum message size of 32768B was exceeded. The message size can be configured in AddHubOptions."}\u001e',
    ],
    ['body', 'unknown-resource', 'No Connection with that ID', 404],
    [
      'message',
      'timeout',
      '{"type":7,"error":"Connection closed with an error. OperationCanceledException: Client hasn\'t sent a message/ping within the configured ClientTimeoutInterval."}\u001e',
    ],
  ]),
  ...from('Phoenix', 'phoenixframework/phoenix lib/phoenix/socket.ex', [
    [
      'message',
      'unknown-resource',
      '["1","1","room:nope","phx_reply",{"response":{"reason":"unmatched topic"},"status":"error"}]',
    ],
    [
      'message',
      'permission',
      '["3","3","room:1","phx_reply",{"response":{"reason":"unauthorized"},"status":"error"}]',
    ],
    [
      'message',
      'server-error',
      '["3","9","room:1","phx_reply",{"response":{"reason":"join crashed"},"status":"error"}]',
    ],
    ['message', 'server-error', '["3","3","room:1","phx_error",{}]'],
  ]),
  ...from('Action Cable', 'rails/rails actioncable/lib/action_cable/connection/base.rb', [
    ['message', 'credentials', '{"type":"disconnect","reason":"unauthorized","reconnect":false}'],
    ['message', 'malformed-request', '{"type":"disconnect","reason":"invalid_request","reconnect":false}'],
    ['message', 'shutdown', '{"type":"disconnect","reason":"server_restart","reconnect":true}'],
    [
      'message',
      'permission',
      '{"identifier":"{\\"channel\\":\\"AdminChannel\\"}","type":"reject_subscription"}',
    ],
    ['body', 'unknown-resource', 'Page not found', 404],
  ]),
  ...from('graphql-ws', 'enisdenjo/graphql-ws src/server.ts', [
    ['close-reason', 'malformed-request', 'Subprotocol not acceptable', 4406],
    ['close-reason', 'timeout', 'Connection initialisation timeout', 4408],
    ['close-reason', 'rate-limit', 'Too many initialisation requests', 4429],
    ['close-reason', 'permission', 'Forbidden', 4403],
    ['close-reason', 'credentials', 'Unauthorized', 4401],
    ['close-reason', 'malformed-request', 'Subscriber for 1 already exists', 4409],
    ['close-reason', 'malformed-request', 'Invalid message received', 4400],
    [
      'message',
      'malformed-request',
      '{"id":"1","type":"error","payload":[{"message":"Cannot query field \\"nam\\" on type \\"User\\"."}]}',
    ],
  ]),
  ...from('subscriptions-transport-ws', 'apollographql/subscriptions-transport-ws src/server.ts', [
    ['message', 'permission', '{"type":"connection_error","payload":{"message":"Prohibited connection!"}}'],
    [
      'message',
      'malformed-request',
      '{"type":"connection_error","payload":{"message":"Unexpected token < in JSON at position 0"}}',
    ],
    ['message', 'credentials', '{"type":"connection_error","payload":{"message":"Missing auth token!"}}'],
  ]),
  ...from('actix-web-actors', 'actix/actix-web actix-web-actors/src/ws.rs', [
    ['body', 'malformed-request', 'WebSocket upgrade is expected', 400],
    ['body', 'malformed-request', 'Method not allowed', 405],
  ]),
  ...from('tungstenite', 'snapview/tungstenite-rs src/error.rs', [
    ['body', 'malformed-request', 'WebSocket protocol error: No "Sec-WebSocket-Key" header', 400],
    ['close-reason', 'payload-size', 'Space limit exceeded: Message too long: 70000000 > 67108864', 1009],
  ]),
  ...from('Spring', 'spring-projects/spring-framework spring-websocket', [
    [
      'close-reason',
      'payload-size',
      'The decoded text message was too big for the output buffer and the endpoint does not support partial messages',
      1009,
    ],
    ['body', 'origin', 'Invalid CORS request', 403],
    ['body', 'malformed-request', 'Can "Upgrade" only to "WebSocket".', 400],
    ['message', 'server-error', 'ERROR\nmessage:Session closed.\ncontent-length:0\n\n\u0000'],
    [
      'message',
      'permission',
      'ERROR\nmessage:Failed to send message to ExecutorSubscribableChannel[clientInboundChannel]; nested exception is org.springframework.security.access.AccessDeniedException\\c Access is denied\ncontent-length:0\n\n\u0000',
    ],
    ['message', 'backend-unreachable', 'ERROR\nmessage:Broker not available.\n\n\u0000'],
  ]),
  ...from('Tomcat', 'apache/tomcat java/org/apache/tomcat/websocket/LocalStrings.properties', [
    ['close-reason', 'timeout', 'The WebSocket session [0] timeout expired', 1000],
    [
      'close-reason',
      'credentials',
      'This connection was established under an authenticated HTTP session that has ended.',
      1008,
    ],
    ['close-reason', 'shutdown', 'The web application is stopping', 1001],
    [
      'body',
      'unknown-resource',
      '<!doctype html><html lang="en"><head><title>HTTP Status 404 – Not Found</title></head><body><h1>HTTP Status 404 – Not Found</h1><p><b>Type</b> Status Report</p></body></html>',
      404,
    ],
  ]),
  ...from('Jetty', 'jetty/jetty.project jetty-websocket', [
    ['close-reason', 'timeout', 'Connection Idle Timeout', 1001],
    ['close-reason', 'payload-size', 'Text message too large: 70,000 > 65,536', 1009],
    ['close-reason', 'timeout', 'Idle timeout expired: 300000/300000 ms', 1001],
    ['close-reason', 'shutdown', 'Container being shut down', 1001],
  ]),
  ...from('Netty', 'netty/netty codec-http/websocketx', [
    ['close-reason', 'payload-size', 'Max frame length of 65536 has been exceeded.', 1009],
    ['close-reason', 'timeout', 'handshake timed out after 10000ms'],
    ['close-reason', 'malformed-request', 'received a frame that is not masked as expected', 1002],
  ]),
  ...from('Kestrel', 'dotnet/aspnetcore src/Servers/Kestrel', [
    [
      'close-reason',
      'malformed-request',
      'The WebSocket received a frame with one or more reserved bits set.',
      1002,
    ],
    ['body', 'malformed-request', 'Bad Request - Invalid Host', 400],
  ]),
  ...from('Ratchet', 'ratchetphp/Ratchet src/Ratchet/Http', [
    ['close-reason', 'malformed-request', 'Ratchet detected an incomplete frame', 1002],
    ['close-reason', 'payload-size', 'Maximum frame size exceeded', 1009],
  ]),
  ...from('Undertow', 'undertow-io/undertow UndertowMessages.java', [
    [
      'close-reason',
      'payload-size',
      'UT000036: Connection terminated parsing multipart data; message too large',
      1009,
    ],
    [
      'close-reason',
      'malformed-request',
      'UT003035: WebSocket handshake failed: Invalid web socket key',
      400,
    ],
  ]),
  ...from('Cowboy', 'ninenines/cowboy src/cowboy_websocket.erl', [
    ['body', 'malformed-request', 'Upgrade Required', 426],
  ]),
];
