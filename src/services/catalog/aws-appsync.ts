import { defineService } from '../service.ts';

const GRAPHQL = 'https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html';
const EVENTS = 'https://docs.aws.amazon.com/appsync/latest/eventapi/event-api-websocket-protocol.html';
const QUOTAS = 'https://docs.aws.amazon.com/general/latest/gr/appsync.html';

const SUBPROTOCOL = {
  title: 'Offer the right subprotocol',
  detail:
    'GraphQL subscriptions use graphql-ws (not graphql-transport-ws). Event APIs use aws-appsync-event-ws, and the authorization as a second one: header- and the Base64URL of it.',
  snippet: "new WebSocket(url, ['graphql-ws']);",
  language: 'js',
} as const;

const HEADER = {
  title: 'Correct the authorization header parameter',
  detail:
    'header in the URL (or the header- subprotocol) is Base64 of JSON with host and x-api-key or Authorization. host is that of the HTTP endpoint (appsync-api), not of the realtime one. Each subscribe or start message carries the authorization once more.',
  snippet:
    "const header = btoa(JSON.stringify({ host: '<id>.appsync-api.<region>.amazonaws.com', 'x-api-key': key }));",
  language: 'js',
} as const;

/** AWS AppSync: GraphQL subscriptions and Event APIs. */
export const awsAppsync = defineService({
  id: 'aws-appsync',
  name: 'AWS AppSync',
  operator: 'vendor',
  docs: GRAPHQL,
  hosts: ['*.appsync-realtime-api.*.amazonaws.com', '*.appsync-api.*.amazonaws.com'],
  signatures: [{ subprotocol: /^aws-appsync-event-ws$/ }],
  errors: [
    {
      pattern: /NoProtocolError|SubProtocolNotSupportedError/,
      meaning: 'the handshake offers no subprotocol that AppSync supports',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [SUBPROTOCOL],
      source: 'https://github.com/aws/aws-appsync-community/issues/195',
    },
    {
      pattern: /"message":\s*"Token has expired/i,
      meaning: 'the token is expired',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Connect again with a fresh token',
          detail: 'Get a new ID or access token before each connection, and for each subscribe message.',
        },
      ],
      source: GRAPHQL,
    },
    {
      pattern:
        /"errorType":\s*"Unauthorized(?:Exception)?"|You are not authorized to make this call|Valid authorization header not provided/,
      meaning: 'the authorization is missing, wrong or expired, or not of a type that the API accepts',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        HEADER,
        {
          title: 'Check the key and the authorization modes',
          detail:
            'An API key expires (at most after 365 days). The mode must be enabled for the API, and for the field or channel namespace. With IAM sign the path /graphql/connect (Event API: /event) with the body {}.',
        },
      ],
      source: EVENTS,
    },
    {
      pattern: /MaxSubscriptionsReachedError|MaxSubscriptionsReachedException/,
      meaning: 'the connection has more subscriptions than allowed',
      topic: 'rate-limit',
      retry: 'no',
      fixes: [
        {
          title: 'Stop subscriptions that are not shown',
          detail:
            'Unsubscribe what the page does not show, share subscriptions, or open a second connection.',
        },
      ],
      source: QUOTAS,
    },
    {
      pattern: /LimitExceededError|LimitExceededException/,
      meaning: 'a limit of the API is exceeded, such as connections or requests per second',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Slow down and compare with the quotas',
          detail: 'Reconnect with exponential backoff and jitter; request a higher quota if it lasts.',
        },
      ],
      source: QUOTAS,
    },
    {
      pattern: /"errorType":\s*"(?:UnsupportedOperation|BadRequestException|ValidationException)"/,
      meaning: 'AppSync could not use a message of the client',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Correct the message',
          detail:
            'GraphQL: data of start is a JSON string with query and variables, and extensions.authorization. Events: subscribe needs id, channel and authorization.',
        },
      ],
      source: EVENTS,
    },
  ],
  statuses: [
    {
      status: 401,
      meaning: 'AppSync got no valid authorization with the handshake',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Connect to the realtime endpoint',
          detail: 'Subscriptions go to <id>.appsync-realtime-api.<region>.amazonaws.com, not to appsync-api.',
        },
        HEADER,
      ],
      source: 'https://github.com/graphql-dotnet/graphql-client/issues/221',
    },
  ],
  limits: [
    {
      kind: 'duration',
      value: 86_400_000,
      note: 'Maximum age of a connection; the client connects and subscribes again',
      source: QUOTAS,
    },
    {
      kind: 'message-size',
      value: 245_760,
      note: 'Size of the payload of one event or subscription message',
      source: QUOTAS,
    },
  ],
});
