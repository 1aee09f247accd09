import { defineService } from '../service.ts';

const PROTOCOL = 'https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/';

const APP_KEY = {
  title: 'Check app key and cluster',
  detail:
    'Both are under App Keys of the app in the Pusher dashboard. The cluster of the client must be that of the app.',
  snippet: "new Pusher('APP_KEY', { cluster: 'eu' });",
  language: 'js',
} as const;

const QUOTA = {
  title: 'Close unused connections or change the plan',
  detail:
    'Use one Pusher object per page and call disconnect() when it is no longer needed. The dashboard shows the peak of the connections and the limit of the plan.',
} as const;

const RETRY = {
  title: 'Let pusher-js reconnect',
  detail: 'Codes 4100 to 4199 ask for a delay of at least 1 s, codes 4200 to 4299 for none.',
} as const;

const UNAUTHORIZED = {
  meaning: 'the signature for the private or presence channel, or for the user, is wrong',
  topic: 'credentials',
  retry: 'no',
  fixes: [
    {
      title: 'Sign with key and secret of the same app',
      detail:
        'The authorization endpoint of your server must sign the socket_id of this connection and the channel name with the secret of the app that the page uses, and return key:signature as auth.',
    },
    {
      title: 'Do not cache the signature',
      detail: 'It covers the socket_id, which is new after each reconnect.',
    },
  ],
  source: 'https://pusher.com/docs/channels/server_api/authorizing-users/',
} as const;

/** Pusher Channels. Its error message has the code of the close that follows. */
export const pusher = defineService({
  id: 'pusher',
  name: 'Pusher Channels',
  operator: 'vendor',
  docs: PROTOCOL,
  hosts: ['*.pusher.com', 'ws.pusherapp.com'],
  closeCodes: [
    {
      code: 4001,
      meaning: 'no app with this key exists in this cluster',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [APP_KEY],
      source: PROTOCOL,
    },
    {
      code: 4003,
      meaning: 'the app is disabled',
      topic: 'permission',
      retry: 'no',
      fixes: [
        { title: 'Enable the app', detail: 'See the settings of the app and the billing of the account.' },
      ],
      source: PROTOCOL,
    },
    {
      code: 4004,
      meaning: 'the app has more connections than its plan allows',
      topic: 'rate-limit',
      retry: 'no',
      fixes: [QUOTA],
      source: PROTOCOL,
    },
    { code: 4009, ...UNAUTHORIZED },
    {
      code: 4100,
      meaning: 'the server is over capacity',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [RETRY],
      source: PROTOCOL,
    },
    {
      code: 4200,
      meaning: 'the server asks the client to connect again',
      topic: 'shutdown',
      retry: 'now',
      fixes: [RETRY],
      source: PROTOCOL,
    },
    {
      code: 4201,
      meaning: 'the client did not answer pusher:ping in time',
      topic: 'timeout',
      retry: 'now',
      fixes: [
        {
          title: 'Answer pusher:ping with pusher:pong',
          detail:
            'pusher-js does so. A client of your own must answer, or send pusher:ping itself before activity_timeout of pusher:connection_established is over.',
          snippet: "if (message.event === 'pusher:ping') ws.send(JSON.stringify({ event: 'pusher:pong' }));",
          language: 'js',
        },
      ],
      source: PROTOCOL,
    },
  ],
  errors: [
    {
      pattern: /"event":\s*"pusher:error".{0,40}"code":\s*4001\b/s,
      meaning: 'no app with this key exists in this cluster',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [APP_KEY],
      source: PROTOCOL,
    },
    {
      pattern: /"event":\s*"pusher:error".{0,40}"code":\s*4004\b/s,
      meaning: 'the app has more connections than its plan allows',
      topic: 'rate-limit',
      retry: 'no',
      fixes: [QUOTA],
      source: PROTOCOL,
    },
    {
      pattern:
        /"event":\s*"pusher:error".{0,80}(?:Invalid signature|Invalid key in subscription auth data|Auth value for subscription)/s,
      ...UNAUTHORIZED,
    },
    { pattern: /"event":\s*"pusher:error".{0,40}"code":\s*4009\b/s, ...UNAUTHORIZED },
    {
      pattern: /"event":\s*"pusher:error".{0,80}To send client events, you must enable/s,
      meaning: 'client events are not enabled for this app',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Enable client events',
          detail: 'Turn them on in the settings of the app in the Pusher dashboard.',
        },
      ],
      source: 'https://pusher.com/docs/channels/using_channels/events/#triggering-client-events',
    },
    {
      pattern: /"event":\s*"pusher:error".{0,40}"code":\s*4301\b/s,
      meaning: 'the page sends client events faster than the limit',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Send at most 10 client events per second',
          detail: 'Combine changes, for example one event each 100 ms with the latest state.',
        },
      ],
      source: 'https://pusher.com/docs/channels/using_channels/events/#rate-limit-your-events',
    },
    {
      pattern: /"event":\s*"pusher:error".{0,40}"code":\s*4100\b/s,
      meaning: 'the server is over capacity',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [RETRY],
      source: PROTOCOL,
    },
  ],
  limits: [
    {
      kind: 'message-size',
      value: 10_240,
      note: 'The data of one event; store larger data elsewhere and send its URL',
      source: 'https://pusher.com/docs/channels/server_api/http-api/',
    },
  ],
});
