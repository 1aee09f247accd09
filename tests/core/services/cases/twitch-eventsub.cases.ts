import type { ServiceCase } from '../service-case.ts';

const url = 'wss://eventsub.wss.twitch.tv/ws';
const welcome =
  '{"metadata":{"message_id":"96a3","message_type":"session_welcome","message_timestamp":"2026-07-19T14:56:51.634234626Z"},"payload":{"session":{"id":"AQoQ","status":"connected","connected_at":"2026-07-19T14:56:51Z","keepalive_timeout_seconds":10,"reconnect_url":null}}}';
const source = 'https://dev.twitch.tv/docs/eventsub/handling-websocket-events/';

export const cases: ServiceCase[] = [
  {
    name: 'no subscription in time',
    url,
    opens: true,
    serverMessages: [welcome],
    closeCode: 4003,
    closeReason: 'connection unused',
    expect: { topic: 'timeout', meaning: /no subscription within 10 s/ },
    source,
  },
  {
    name: 'the client sends a message',
    url,
    opens: true,
    serverMessages: [welcome],
    clientMessages: ['{"type":"PING"}'],
    closeCode: 4001,
    closeReason: 'client sent inbound traffic',
    expect: { topic: 'malformed-request', meaning: /accepts none from clients/ },
    source,
  },
  {
    name: 'the user revoked the app',
    url,
    opens: true,
    serverMessages: [
      welcome,
      '{"metadata":{"message_id":"84c1","message_type":"revocation","message_timestamp":"2026-11-16T10:11:12.464757833Z","subscription_type":"channel.follow","subscription_version":"1"},"payload":{"subscription":{"id":"f1c2","status":"authorization_revoked","type":"channel.follow"}}}',
    ],
    expect: { topic: 'credentials', meaning: /revoked/ },
    source,
  },
  {
    name: 'keep-alive and notifications',
    url,
    opens: true,
    serverMessages: [
      welcome,
      '{"metadata":{"message_id":"84c1","message_type":"session_keepalive","message_timestamp":"2026-07-19T10:11:12.634234626Z"},"payload":{}}',
      '{"metadata":{"message_id":"befa","message_type":"notification","subscription_type":"channel.follow"},"payload":{"subscription":{"id":"f1c2","status":"enabled"},"event":{"user_name":"revocation"}}}',
    ],
    expect: 'healthy',
    source,
  },
];
