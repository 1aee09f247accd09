import { defineService } from '../service.ts';

const SOURCE = 'https://github.com/soketi/soketi/blob/1.x/src/ws-handler.ts';
const LIMITS = 'https://docs.soketi.app/rate-limiting-and-limits/events-and-channels-limits';
const RECONNECT = {
  title: 'Let the Pusher client reconnect',
  detail:
    'pusher-js reconnects by itself after the restart. Run more than one instance to avoid the interruption.',
};

/** soketi, a self-hosted server for the Pusher protocol. */
export const soketi = defineService({
  id: 'soketi',
  name: 'soketi',
  operator: 'self-hosted',
  docs: 'https://docs.soketi.app/',
  signatures: [
    { serverMessage: /"event":"pusher:subscription_error".{0,400}"type":"(?:AuthError|LimitReached)"/s },
    { serverMessage: /"event":"pusher:error".{0,40}"message":"The current concurrent connections quota/s },
    { path: /\/app\/[^/]+$/, header: { name: 'uwebsockets' } },
    {
      serverMessage: /"event":"pusher:error","data":\{"code":4001,"message":"App key [^"]+ does not exist\."/,
    },
    {
      serverMessage:
        /"event":"pusher:error","data":\{"code":4200,"message":"Server (?:is closing|closed)\. Please reconnect shortly\."/,
    },
  ],
  closeCodes: [
    {
      code: 4001,
      meaning: 'The app key in the URL does not exist on this server',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Use the app key that soketi knows',
          detail:
            'The key in the path /app/<key> must equal SOKETI_DEFAULT_APP_KEY, or a key in the app manager (config.json, MySQL, PostgreSQL or DynamoDB).',
          snippet: 'SOKETI_DEFAULT_APP_KEY=app-key soketi start',
          language: 'sh',
        },
      ],
      source: SOURCE,
    },
    {
      code: 4003,
      meaning: 'The app is disabled',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Enable the app',
          detail:
            'Set enabled to true for the app in the app manager, or SOKETI_DEFAULT_APP_ENABLED=true for the default app.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 4100,
      meaning: 'The app has reached its maximum number of connections',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Raise maxConnections of the app',
          detail:
            'Set SOKETI_DEFAULT_APP_MAX_CONNS, or maxConnections in the app manager. -1 means no limit.',
        },
        {
          title: 'Keep one connection for each tab',
          detail: 'Share one Pusher object in the page and call disconnect when it is no longer needed.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 4009,
      meaning: 'User authentication failed or did not happen in time',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Check the user authentication endpoint',
          detail:
            'pusher-js calls userAuthentication.endpoint for signin. It must sign with the secret of the app and return user_data with an id field.',
        },
        {
          title: 'Sign in before the deadline',
          detail:
            'If the app requires user authentication, call pusher.signin() immediately after connecting, or raise SOKETI_USER_AUTHENTICATION_TIMEOUT.',
        },
      ],
      source: SOURCE,
    },
    {
      code: 4200,
      meaning: 'The server stops or restarts',
      topic: 'shutdown',
      retry: 'backoff',
      fixes: [RECONNECT],
      source: SOURCE,
    },
    {
      code: 4201,
      meaning: 'The client sent nothing for too long',
      topic: 'timeout',
      retry: 'backoff',
      fixes: [
        {
          title: 'Send pusher:ping before 120 s of silence',
          detail:
            'pusher-js sends it after the activity_timeout of 30 s that soketi announces. A hand-written client must send it as well.',
          snippet: "setInterval(() => ws.send(JSON.stringify({ event: 'pusher:ping', data: {} })), 30_000);",
          language: 'js',
        },
      ],
      source: SOURCE,
    },
  ],
  errors: [
    {
      pattern: /"event":"pusher:error","data":\{"code":4001,"message":"App key [^"]{1,200} does not exist/,
      meaning: 'The app key in the URL does not exist on this server',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Use the app key that soketi knows',
          detail:
            'The key in the path /app/<key> must equal SOKETI_DEFAULT_APP_KEY, or a key in the app manager (config.json, MySQL, PostgreSQL or DynamoDB).',
        },
      ],
      source: SOURCE,
    },
    {
      pattern:
        /"event":"pusher:error","data":\{"code":4100,"message":"The current concurrent connections quota/,
      meaning: 'The app has reached its maximum number of connections',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Raise maxConnections of the app',
          detail:
            'Set SOKETI_DEFAULT_APP_MAX_CONNS, or maxConnections in the app manager. -1 means no limit.',
        },
      ],
      source: SOURCE,
    },
    {
      pattern: /"event":"pusher:subscription_error"[^}]{0,400}"type":"AuthError"/,
      meaning: 'The signature for a private or presence channel is wrong',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Sign with the secret of the same app',
          detail:
            'The backend that answers /broadcasting/auth (or your auth endpoint) must use the key and secret of SOKETI_DEFAULT_APP_KEY and SOKETI_DEFAULT_APP_SECRET.',
        },
        {
          title: 'Sign the socket_id of this connection',
          detail: 'Do not cache the answer: the signature covers the socket_id and the channel name.',
        },
      ],
      source: SOURCE,
    },
    {
      pattern: /"event":"pusher:subscription_error"[^}]{0,400}"type":"LimitReached"/,
      meaning:
        'The subscription exceeds a limit of the server, for example the length of the channel name or the number of members',
      topic: 'rate-limit',
      retry: 'no',
      fixes: [
        {
          title: 'Shorten the name or the member data',
          detail: 'The error text of the message names the limit.',
        },
        {
          title: 'Raise the limit',
          detail:
            'See SOKETI_CHANNEL_LIMITS_MAX_NAME_LENGTH, SOKETI_PRESENCE_MAX_MEMBERS and SOKETI_PRESENCE_MAX_MEMBER_SIZE in the environment of soketi.',
        },
      ],
      source: LIMITS,
    },
    {
      pattern: /"code":4301,"message":"The app does not have client messaging enabled/,
      meaning: 'Client events are disabled for this app',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Enable client events',
          detail:
            'Set SOKETI_DEFAULT_APP_ENABLE_CLIENT_MESSAGES=true, or enableClientMessages in the app manager.',
        },
      ],
      source: SOURCE,
    },
    {
      pattern: /"code":4301,"message":"The event data should be less than/,
      meaning: 'The payload of a client event is larger than allowed',
      topic: 'payload-size',
      retry: 'no',
      fixes: [
        {
          title: 'Send less data in one event',
          detail:
            'Send an identifier and load the data over HTTP, or raise SOKETI_EVENT_MAX_SIZE_IN_KB (default 100 KB).',
        },
      ],
      source: LIMITS,
    },
    {
      pattern: /"code":4301,"message":"The rate limit for sending client events exceeded/,
      meaning: 'The client sends client events faster than allowed',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Throttle client events',
          detail: 'Send fewer events, or raise SOKETI_DEFAULT_APP_MAX_CLIENT_EVENTS_PER_SEC.',
        },
      ],
      source: SOURCE,
    },
    {
      pattern: /"event":"pusher:error","data":\{"code":4200,"message":"Server (?:is closing|closed)/,
      meaning: 'The server stops or restarts',
      topic: 'shutdown',
      retry: 'backoff',
      fixes: [RECONNECT],
      source: SOURCE,
    },
  ],
  limits: [
    {
      kind: 'idle',
      value: 120_000,
      note: 'Without any message in this time soketi closes with 4201; send pusher:ping every 30 s.',
      source: SOURCE,
    },
  ],
});
