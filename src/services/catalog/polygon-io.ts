import { defineService } from '../service.ts';

const docs = 'https://polygon.io/docs/websocket/quickstart';

/** Polygon.io, now Massive: market data streams. */
export const polygonIo = defineService({
  id: 'polygon-io',
  name: 'Polygon.io (Massive)',
  operator: 'vendor',
  docs,
  hosts: ['*.polygon.io', '*.massive.com'],
  errors: [
    {
      pattern: /"ev":\s*"status",\s*"status":\s*"auth_failed"/,
      meaning: 'Polygon did not accept the API key for this endpoint',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Use the endpoint of your plan',
          detail:
            'Plans with delayed data must use delayed.polygon.io (delayed.massive.com), plans with real-time data socket.polygon.io. The plan must include WebSockets for this asset class.',
        },
        {
          title: 'Check the API key',
          detail: 'Copy it again from the dashboard, without spaces.',
          snippet: '{"action":"auth","params":"<API key>"}',
          language: 'text',
        },
      ],
      source: 'https://github.com/polygon-io/client-php/issues/17',
    },
    {
      pattern: /"ev":\s*"status",\s*"status":\s*"auth_timeout"/,
      meaning: 'the client did not authenticate in time',
      topic: 'timeout',
      retry: 'now',
      fixes: [
        {
          title: 'Authenticate right after the connection opens',
          detail: 'Send {"action":"auth","params":"<API key>"} after the message "Connected Successfully".',
        },
      ],
      source: docs,
    },
    {
      pattern: /"ev":\s*"status",\s*"status":\s*"max_connections"/,
      meaning: 'the account has more connections than its plan allows',
      topic: 'duplicate-session',
      retry: 'backoff',
      fixes: [
        {
          title: 'Close the other connection',
          detail:
            'Most plans allow one connection per asset class. A new connection closes the oldest one, so two programs with one account close each other.',
        },
      ],
      source: 'https://github.com/polygon-io/issues/issues/49',
    },
  ],
});
