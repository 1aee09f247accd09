import { defineService } from '../service.ts';

const SOURCE = 'https://github.com/laravel/reverb/tree/main/src/Protocols/Pusher';
const CONFIG = 'https://github.com/laravel/reverb/blob/main/config/reverb.php';
const DOCS = 'https://laravel.com/docs/reverb';

/** Laravel Reverb, the WebSocket server of Laravel for the Pusher protocol. */
export const laravelReverb = defineService({
  id: 'laravel-reverb',
  name: 'Laravel Reverb',
  operator: 'self-hosted',
  docs: DOCS,
  signatures: [
    // Others send the data of an error as an object.
    { serverMessage: /^\{"event":"pusher:error","data":"\{\\"code\\":4/ },
    { path: /\/app\/[^/]+$/, header: { name: 'x-powered-by', value: /^Laravel Reverb$/i } },
    {
      serverMessage:
        /"event":"pusher:error","data":"\{\\"code\\":4001,\\"message\\":\\"Application does not exist\\"/,
    },
  ],
  statuses: [
    {
      status: 404,
      meaning: 'The path is not /app/<key>, or the request did not reach Reverb',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Point the client at Reverb',
          detail:
            'wsHost, wsPort and wssPort of Laravel Echo must be those of the proxy in front of Reverb. REVERB_SERVER_HOST and REVERB_SERVER_PORT are where Reverb listens; REVERB_HOST and REVERB_PORT are where clients connect.',
        },
        {
          title: 'Forward /app and /apps to Reverb in nginx',
          detail: 'Without such a location the request goes to Laravel itself, which answers 404.',
          snippet:
            'location /app {\n  proxy_pass http://127.0.0.1:8080;\n  proxy_http_version 1.1;\n  proxy_set_header Host $http_host;\n  proxy_set_header Upgrade $http_upgrade;\n  proxy_set_header Connection "Upgrade";\n}',
          language: 'nginx',
        },
      ],
      source: DOCS,
    },
  ],
  closeCodes: [
    {
      code: 1009,
      meaning: 'A message of the client is larger than max_message_size of the app',
      topic: 'payload-size',
      retry: 'no',
      fixes: [
        {
          title: 'Raise max_message_size',
          detail:
            'Set REVERB_APP_MAX_MESSAGE_SIZE in .env (max_message_size of the app in config/reverb.php, default 10000 bytes) and restart with php artisan reverb:restart.',
        },
      ],
      source: CONFIG,
    },
  ],
  errors: [
    {
      pattern: /"event":"pusher:error","data":"\{\\"code\\":4001,\\"message\\":\\"Application does not exist/,
      meaning: 'The app key in the URL is not in the configuration of Reverb',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Use the same key in Echo and in Reverb',
          detail:
            'VITE_REVERB_APP_KEY must equal REVERB_APP_KEY in .env. Rebuild the assets, run php artisan config:clear and restart Reverb: it reads the configuration only at start.',
          snippet: 'php artisan config:clear\nnpm run build\nphp artisan reverb:restart',
          language: 'sh',
        },
      ],
      source: SOURCE,
    },
    {
      pattern: /\\"code\\":4009,\\"message\\":\\"Origin not allowed/,
      meaning: "The page's host is not in allowed_origins of the app",
      topic: 'origin',
      retry: 'no',
      fixes: [
        {
          title: 'Add the host to allowed_origins',
          detail:
            'allowed_origins of the app in config/reverb.php takes host names without scheme and port, wildcards such as *.example.com, or * for all. Restart Reverb after the change.',
          snippet: "'allowed_origins' => ['app.example.com'],",
          language: 'text',
        },
      ],
      source: `${SOURCE}/Server.php`,
    },
    {
      pattern: /\\"code\\":4009,\\"message\\":\\"Connection is unauthorized/,
      meaning: 'The signature for a private or presence channel is wrong',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Sign with the secret of Reverb',
          detail:
            'REVERB_APP_KEY and REVERB_APP_SECRET must be the same where Laravel answers /broadcasting/auth and where Reverb runs. Clear the cached configuration on both.',
        },
      ],
      source: SOURCE,
    },
    {
      pattern: /\\"code\\":4004,\\"message\\":\\"Application is over connection quota/,
      meaning: 'The app has reached its maximum number of connections',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Raise max_connections of the app',
          detail:
            'Set REVERB_APP_MAX_CONNECTIONS in .env (max_connections of the app in config/reverb.php) and restart Reverb.',
        },
      ],
      source: 'https://github.com/laravel/reverb/pull/347',
    },
    {
      pattern: /\\"code\\":4201,\\"message\\":\\"Pong reply not received in time/,
      meaning: 'The client did not answer the ping of the server in time',
      topic: 'timeout',
      retry: 'backoff',
      fixes: [
        {
          title: 'Answer pusher:ping with pusher:pong',
          detail:
            'pusher-js does it. A hand-written client must send pusher:pong, or send something more often than REVERB_APP_PING_INTERVAL (60 s).',
          snippet: "if (message.event === 'pusher:ping') ws.send(JSON.stringify({ event: 'pusher:pong' }));",
          language: 'js',
        },
      ],
      source: 'https://github.com/laravel/reverb',
    },
    {
      pattern: /\\"code\\":4200,\\"message\\":\\"Invalid message format/,
      meaning: 'Reverb could not process the message of the client',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Send Pusher protocol messages',
          detail:
            'Each message must be JSON with an event, and client events need a name that begins with client- and a channel.',
        },
        {
          title: 'Run Reverb with --debug',
          detail: 'The console shows the exception behind this general answer.',
          snippet: 'php artisan reverb:start --debug',
          language: 'sh',
        },
      ],
      source: `${SOURCE}/Server.php`,
    },
  ],
  limits: [
    {
      kind: 'message-size',
      value: 10_000,
      note: 'Default of REVERB_APP_MAX_MESSAGE_SIZE, for messages that the client sends.',
      source: CONFIG,
    },
  ],
});
