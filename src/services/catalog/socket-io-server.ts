import { defineService } from '../service.ts';

export const socketIoServer = defineService({
  id: 'socket-io-server',
  name: 'Socket.IO',
  operator: 'self-hosted',
  role: 'foundation',
  docs: 'https://socket.io/docs/v4/troubleshooting-connection-issues/',
  signatures: [
    { serverMessage: /^0\{"sid":"[\w-]{20}","upgrades":\[[^\]]*\],"pingInterval":\d+,"pingTimeout":\d+/ },
    { path: /\/socket\.io\/?$/, query: /(?:^|&)EIO=[34](?:&|$)/ },
  ],
  closeCodes: [
    {
      code: 1009,
      meaning: 'A message is larger than maxHttpBufferSize',
      topic: 'payload-size',
      retry: 'no',
      fixes: [
        {
          title: 'Raise maxHttpBufferSize',
          detail: 'The default is 1 MB.',
          snippet: 'new Server(server, { maxHttpBufferSize: 1e7 });',
          language: 'js',
        },
      ],
      source: 'https://socket.io/docs/v4/server-options/',
    },
  ],
  statuses: [
    {
      status: 400,
      body: /Session ID unknown/,
      meaning:
        'The server does not know the session: the request reached another process, or the server restarted',
      topic: 'unknown-resource',
      retry: 'backoff',
      fixes: [
        {
          title: 'Enable sticky sessions',
          detail: 'Requests of one session must reach the same process. Or use WebSocket only.',
          snippet: 'io(url, { transports: ["websocket"] });',
          language: 'js',
        },
      ],
      source: 'https://socket.io/docs/v4/troubleshooting-connection-issues/',
    },
    {
      status: 400,
      body: /Unsupported protocol version/,
      meaning: 'The client has another protocol version than the server',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Update the client',
          detail: 'Server 3 and 4 need client 3 or 4. For old clients set allowEIO3: true on the server.',
        },
      ],
      source: 'https://socket.io/docs/v4/troubleshooting-connection-issues/',
    },
    {
      status: 400,
      body: /Transport unknown/,
      meaning: 'The transport is not enabled on the server, or the request is not for a Socket.IO client',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Use a Socket.IO client and the same transports',
          detail: 'Socket.IO is not plain WebSocket. Compare the option transports of client and server.',
        },
      ],
      source: 'https://socket.io/docs/v4/troubleshooting-connection-issues/',
    },
    {
      status: 403,
      meaning: 'allowRequest rejected the handshake (in Socket.IO 2 the option origins)',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Check allowRequest on the server',
          detail:
            'It must call the callback with true for this request. cors.origin does not reject WebSocket handshakes.',
          snippet: 'new Server(server, { allowRequest: (req, callback) => callback(null, isAllowed(req)) });',
          language: 'js',
        },
      ],
      source: 'https://socket.io/docs/v4/server-options/#allowrequest',
    },
  ],
  errors: [
    {
      pattern: /^44(?:\/[^,{]*,)?\{"message":"Invalid namespace"/,
      meaning: 'The namespace does not exist on the server',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Create the namespace or correct the URL',
          detail:
            'A path in the URL of io() is the name of a namespace, not an HTTP path. For an HTTP path use the option path.',
        },
      ],
      source: 'https://socket.io/docs/v4/namespaces/',
    },
    {
      pattern: /^44(?:\/[^,{]*,)?\{"message":/,
      meaning: 'A middleware of the server rejected the connection',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Handle connect_error and send auth',
          detail:
            'The message comes from next(new Error(...)) in io.use. Usually the token in auth is missing or expired.',
          snippet: 'io(url, { auth: (cb) => cb({ token }) });',
          language: 'js',
        },
      ],
      source: 'https://socket.io/docs/v4/middlewares/',
    },
  ],
  limits: [
    {
      kind: 'message-size',
      value: 1000000,
      note: 'Default of maxHttpBufferSize.',
      source: 'https://socket.io/docs/v4/server-options/',
    },
    {
      kind: 'idle',
      value: 45000,
      note: 'The server closes when no answer to its ping comes within pingInterval (25 s) plus pingTimeout (20 s).',
      source: 'https://socket.io/docs/v4/server-options/',
    },
  ],
});
