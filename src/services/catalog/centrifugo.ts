import { defineService } from '../service.ts';

const SOURCE = 'https://github.com/centrifugal/centrifuge/blob/master/disconnect.go';
const ERRORS = 'https://github.com/centrifugal/centrifuge/blob/master/errors.go';
const FAQ = 'https://centrifugal.dev/docs/faq';
const TRANSPORT = 'https://centrifugal.dev/docs/transports/websocket';

/** Centrifugo, a self-hosted real-time messaging server, and servers built on the Centrifuge library. */
export const centrifugo = defineService({
  id: 'centrifugo',
  name: 'Centrifugo',
  operator: 'self-hosted',
  docs: 'https://centrifugal.dev/docs/getting-started/introduction',
  signatures: [
    { path: /\/connection\/(?:uni_)?websocket\/?$/ },
    { subprotocol: /^centrifuge-(?:json|protobuf)$/ },
    { serverMessage: /"connect":\{"client":"[0-9a-f-]{36}"/ },
  ],
  closeCodes: [
    {
      code: 3500,
      meaning: 'The connection or subscription token is not valid',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Sign the token with the secret of this server',
          detail:
            'The key that signs the JWT must be the one in the Centrifugo configuration. With HMAC set client.token.hmac_secret_key (token_hmac_secret_key before version 6) in config.json, and check that the algorithm in the token header matches.',
          snippet: '{ "client": { "token": { "hmac_secret_key": "<secret of your backend>" } } }',
          language: 'text',
        },
        {
          title: 'Return a fresh token from getToken',
          detail:
            'Pass getToken to the Centrifuge client, so that it asks your backend for a new token before it reconnects.',
          snippet:
            "new Centrifuge(url, { getToken: () => fetch('/centrifugo-token').then((r) => r.text()) });",
          language: 'js',
        },
      ],
      source: SOURCE,
    },
    {
      code: 3501,
      meaning: 'The client sent a malformed command or connected without any credentials',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Send a connection token',
          detail:
            'Pass token or getToken to the Centrifuge client. Without a token the server refuses the connect command and closes with 3501.',
          snippet: 'new Centrifuge(url, { token: jwt });',
          language: 'js',
        },
        {
          title: 'Allow connections without a token',
          detail:
            'If anonymous users are wanted, set client.allow_anonymous_connect_without_token (allow_anonymous_connect_without_token before version 6) to true in config.json.',
        },
        {
          title: 'Use a client SDK of the same protocol version',
          detail:
            'Old SDKs speak protocol version 1, which current servers do not accept. Update centrifuge-js to the version the server documents.',
        },
      ],
      source: FAQ,
    },
    {
      code: 3502,
      meaning: 'The client did not authenticate soon enough after the connection opened',
      topic: 'timeout',
      retry: 'no',
      fixes: [
        {
          title: 'Send the connect command first',
          detail:
            'Let the Centrifuge SDK open the socket, or send a connect command as the first message immediately after the open event.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 3503,
      meaning: 'The server disconnected this user and does not want a reconnect',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Look for a disconnect call in your backend',
          detail:
            'The backend called the disconnect method of the Centrifugo server API for this user, or a proxy hook returned this code.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 3504,
      meaning: 'A limit on the number of connections is reached',
      topic: 'rate-limit',
      retry: 'no',
      fixes: [
        {
          title: 'Close connections that are no longer used',
          detail: 'Use one Centrifuge client per page and disconnect it when the component unmounts.',
        },
        {
          title: 'Raise the connection limit',
          detail:
            'Set client.connection_limit or client.user_connection_limit (client_connection_limit and client_user_connection_limit before version 6) in config.json.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 3505,
      meaning: 'The client subscribed to more channels than one connection may have',
      topic: 'rate-limit',
      retry: 'no',
      fixes: [
        {
          title: 'Unsubscribe from channels that are not shown',
          detail: 'Call unsubscribe on a subscription and remove it when it is no longer needed.',
        },
        {
          title: 'Raise client.channel_limit',
          detail:
            'The default is 128 channels per connection. Set client.channel_limit (client_channel_limit before version 6) in config.json.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 3001,
      meaning: 'The server shuts down',
      topic: 'shutdown',
      retry: 'backoff',
      fixes: [
        {
          title: 'Let the SDK reconnect',
          detail: 'The client reconnects with backoff to another node or after the restart.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 3004,
      meaning: 'The server had an internal error',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [
        {
          title: 'Read the Centrifugo log',
          detail:
            'Usual causes are an unreachable Redis or a proxy endpoint that fails. Set log.level (log_level before version 6) to debug and repeat.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 3005,
      meaning: 'The connection expired, because its token expired and the client did not refresh it',
      topic: 'credentials',
      retry: 'backoff',
      fixes: [
        {
          title: 'Provide getToken',
          detail: 'With getToken the SDK refreshes the connection before the exp time of the JWT.',
          snippet:
            "new Centrifuge(url, { getToken: () => fetch('/centrifugo-token').then((r) => r.text()) });",
          language: 'js',
        },
      ],
      source: SOURCE,
    },
    {
      code: 3006,
      meaning: 'A subscription expired, because its token expired and the client did not refresh it',
      topic: 'credentials',
      retry: 'backoff',
      fixes: [
        {
          title: 'Provide getToken for the subscription',
          detail: 'Pass getToken to newSubscription, so that the SDK can refresh the subscription token.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 3008,
      meaning: 'The client reads messages too slowly and its queue on the server is full',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Process messages faster or receive fewer',
          detail: 'Move slow work out of the message handler and subscribe to fewer or less busy channels.',
        },
        {
          title: 'Raise client.queue_max_size',
          detail:
            'Set client.queue_max_size (client_queue_max_size before version 6) in config.json. The default is 1 MiB for each client.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 3010,
      meaning:
        'The server found a gap in the messages of a channel with recovery and asks the client to recover',
      topic: 'unknown',
      retry: 'now',
      fixes: [
        {
          title: 'Let the SDK reconnect',
          detail:
            'After the reconnect the client recovers the missed messages. Frequent occurrences point to a broker that loses messages.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 3011,
      meaning: 'The server asked this client to reconnect',
      topic: 'shutdown',
      retry: 'now',
      fixes: [
        {
          title: 'Let the SDK reconnect',
          detail: 'No change is necessary. The backend or the server asked for a new connection.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 3012,
      meaning: 'The client did not answer the ping of the server in time',
      topic: 'timeout',
      retry: 'backoff',
      fixes: [
        {
          title: 'Answer the empty ping message',
          detail:
            'The server sends {} as a message and waits for {} from the client. The SDK does this; a hand-written client must do it too.',
          snippet: "ws.onmessage = (e) => { if (e.data === '{}') ws.send('{}'); };",
          language: 'js',
        },
      ],
      source: SOURCE,
    },
    {
      code: 1009,
      meaning: 'A message of the client is larger than the server accepts',
      topic: 'payload-size',
      retry: 'no',
      fixes: [
        {
          title: 'Raise websocket.message_size_limit',
          detail:
            'The default is 64 KiB. Set websocket.message_size_limit (websocket_message_size_limit before version 6) in config.json.',
        },
      ],
      source: TRANSPORT,
    },
  ],
  statuses: [
    {
      status: 403,
      meaning: "The page's origin is not in the list of allowed origins",
      topic: 'origin',
      retry: 'no',
      fixes: [
        {
          title: 'Add the origin to allowed_origins',
          detail:
            'Set client.allowed_origins (allowed_origins before version 6) in config.json to the exact origin of the page, with scheme and port.',
          snippet: '{ "client": { "allowed_origins": ["https://app.example.com"] } }',
          language: 'text',
        },
      ],
      source: FAQ,
    },
    {
      status: 404,
      meaning: 'The path is not the WebSocket endpoint of the server',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Connect to /connection/websocket',
          detail:
            'This is the default endpoint; a handler prefix in the configuration or a proxy can change it.',
        },
      ],
      source: TRANSPORT,
    },
  ],
  errors: [
    {
      pattern: /"error":\{"code":109,"message":"token expired"/,
      meaning: 'The connection or subscription token is expired',
      topic: 'credentials',
      retry: 'backoff',
      fixes: [
        {
          title: 'Provide getToken',
          detail:
            'With getToken the SDK fetches a new token when it sees error 109. Check the clock of the server that issues the tokens.',
        },
      ],
      source: ERRORS,
    },
    {
      pattern: /"error":\{"code":101,"message":"unauthorized"/,
      meaning: 'The command needs authorization that the client does not have',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Send a valid token',
          detail: 'Check the connection token, and for private channels the subscription token.',
        },
      ],
      source: ERRORS,
    },
    {
      pattern: /"error":\{"code":102,"message":"unknown channel"/,
      meaning: 'The namespace of the channel does not exist on the server',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Define the namespace',
          detail:
            'In a channel name "chat:1" the part before the colon must be a namespace in channel.namespaces (namespaces before version 6) of config.json.',
        },
      ],
      source: ERRORS,
    },
    {
      pattern: /"error":\{"code":103,"message":"permission denied"/,
      meaning: 'The client may not subscribe to this channel or do this operation',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Pass a subscription token',
          detail: 'Return a subscription JWT for this user and channel from getToken of newSubscription.',
        },
        {
          title: 'Allow subscriptions in the namespace',
          detail:
            'Set allow_subscribe_for_client (and allow_publish_for_client, allow_history_for_subscriber for those operations) for the namespace in config.json.',
        },
      ],
      source: ERRORS,
    },
    {
      pattern: /"error":\{"code":106,"message":"limit exceeded"/,
      meaning: 'The client exceeded a limit of the server',
      topic: 'rate-limit',
      retry: 'no',
      fixes: [
        {
          title: 'Read the Centrifugo log for the limit',
          detail:
            'The log entry names the limit, for example client.channel_limit or the maximum length of a channel name.',
        },
      ],
      source: ERRORS,
    },
    {
      pattern: /"error":\{"code":107,"message":"bad request"/,
      meaning: 'The server could not use the command',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Check the command against the client protocol',
          detail: 'Prefer a client SDK of the current version over hand-written messages.',
        },
      ],
      source: ERRORS,
    },
    {
      pattern: /"error":\{"code":111,"message":"too many requests"/,
      meaning: 'The client sent commands faster than the rate limit allows',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [{ title: 'Send fewer commands', detail: 'Batch or throttle calls, and retry with backoff.' }],
      source: ERRORS,
    },
    {
      pattern: /"error":\{"code":100,"message":"internal server error"/,
      meaning: 'The server failed while it processed the command',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [
        {
          title: 'Read the Centrifugo log',
          detail: 'Usual causes are an unreachable Redis or a proxy endpoint that fails.',
        },
      ],
      source: ERRORS,
    },
  ],
  limits: [
    {
      kind: 'message-size',
      value: 65536,
      note: 'Default of websocket.message_size_limit; larger messages of the client close the connection.',
      source: TRANSPORT,
    },
  ],
});
