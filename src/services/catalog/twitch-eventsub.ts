import { defineService } from '../service.ts';

const docs = 'https://dev.twitch.tv/docs/eventsub/handling-websocket-events/';

export const twitchEventsub = defineService({
  id: 'twitch-eventsub',
  name: 'Twitch EventSub',
  operator: 'vendor',
  docs,
  hosts: ['eventsub.wss.twitch.tv'],
  closeCodes: [
    {
      code: 4000,
      meaning: 'the EventSub server failed inside',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [
        {
          title: 'Reconnect with exponential backoff',
          detail:
            'Connect to wss://eventsub.wss.twitch.tv/ws and create the subscriptions again for the new session id. See status.twitch.com.',
        },
      ],
      source: docs,
    },
    {
      code: 4001,
      meaning: 'the client sent a message, and EventSub accepts none from clients',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Send nothing on this connection',
          detail:
            'Create subscriptions with POST https://api.twitch.tv/helix/eventsub/subscriptions. Remove keep-alive messages of the application: only protocol pong frames are allowed.',
        },
      ],
      source: docs,
    },
    {
      code: 4002,
      meaning: 'the client did not answer a ping',
      topic: 'timeout',
      retry: 'now',
      fixes: [
        {
          title: 'Let the client answer pings',
          detail:
            'Browsers and most libraries answer by themselves unless the process blocks. Move long synchronous work out of the event loop.',
        },
      ],
      source: docs,
    },
    {
      code: 4003,
      meaning: 'the client created no subscription within 10 s after the welcome message',
      topic: 'timeout',
      retry: 'no',
      fixes: [
        {
          title: 'Create a subscription within 10 s',
          detail:
            'Read payload.session.id of the welcome message and POST a subscription with transport.method "websocket" and this session_id.',
        },
        {
          title: 'Check the answer to the subscription request',
          detail:
            'If the POST fails (401, 403, 400), the connection stays unused. WebSocket subscriptions need a user access token with the scope of the event, not an app access token.',
        },
      ],
      source: docs,
    },
    {
      code: 4004,
      meaning: 'the client did not move to reconnect_url within 30 s after the reconnect message',
      topic: 'timeout',
      retry: 'now',
      fixes: [
        {
          title: 'Connect to reconnect_url at once',
          detail:
            'On session_reconnect open payload.session.reconnect_url unchanged, wait for its welcome message, then close the old connection.',
        },
      ],
      source: docs,
    },
    {
      code: 4005,
      meaning: 'a network timeout inside Twitch, which passes',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [
        {
          title: 'Reconnect with exponential backoff',
          detail: 'Create the subscriptions again for the new session.',
        },
      ],
      source: docs,
    },
    {
      code: 4006,
      meaning: 'a network error inside Twitch, which passes',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [
        {
          title: 'Reconnect with exponential backoff',
          detail: 'Create the subscriptions again for the new session.',
        },
      ],
      source: docs,
    },
    {
      code: 4007,
      meaning: 'the reconnect URL is not valid',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Use reconnect_url unchanged',
          detail:
            'Connect to the exact URL of the session_reconnect message, without other parameters. If it expired, start again at wss://eventsub.wss.twitch.tv/ws.',
        },
      ],
      source: docs,
    },
  ],
  errors: [
    {
      pattern: /"message_type":\s*"revocation".{0,2000}"status":\s*"authorization_revoked"/s,
      meaning:
        'Twitch ended a subscription because the user revoked the authorization or the token became invalid',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Ask the user to authorize the app again',
          detail: 'Then create the subscription with the new user access token.',
        },
      ],
      source: docs,
    },
    {
      pattern: /"message_type":\s*"revocation".{0,2000}"status":\s*"user_removed"/s,
      meaning: 'Twitch ended a subscription because its user does not exist any more',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Remove the subscription for this user',
          detail: 'Delete the user id from your list and do not subscribe again.',
        },
      ],
      source: docs,
    },
    {
      pattern: /"message_type":\s*"revocation".{0,2000}"status":\s*"version_removed"/s,
      meaning: 'Twitch ended a subscription because this version of the subscription type was removed',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Subscribe with a supported version',
          detail: 'See the table of EventSub subscription types for the current version.',
        },
      ],
      source: docs,
    },
    {
      pattern: /"message_type":\s*"session_reconnect"/,
      meaning: 'Twitch asks the client to move to another server within 30 s, which is routine',
      topic: 'shutdown',
      retry: 'now',
      fixes: [
        {
          title: 'Connect to reconnect_url',
          detail:
            'Subscriptions move with the session. Close the old connection after the welcome message of the new one.',
        },
      ],
      source: docs,
    },
  ],
  limits: [
    {
      kind: 'auth-deadline',
      value: 10_000,
      note: 'Create the first subscription within this time after the welcome message, or the connection closes with 4003',
      source: docs,
    },
    {
      kind: 'connections',
      value: 3,
      note: 'Connections with enabled subscriptions per user and client id',
      source: 'https://dev.twitch.tv/docs/eventsub/manage-subscriptions/',
    },
  ],
});
