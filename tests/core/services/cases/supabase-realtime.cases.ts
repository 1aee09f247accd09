import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'expired token',
    url: 'wss://abcdefghij.supabase.co/realtime/v1/websocket?apikey=redacted&vsn=1.0.0',
    opens: true,
    serverMessages: [
      '{"ref":"1","event":"phx_reply","payload":{"status":"error","response":{"reason":"InvalidJWTExpiration: Token has expired 300 seconds ago"}},"topic":"realtime:room"}',
    ],
    expect: { topic: 'credentials', meaning: /access token is expired/ },
    source: 'https://supabase.com/docs/guides/realtime/protocol',
  },
  {
    name: 'no policy',
    url: 'wss://abcdefghij.supabase.co/realtime/v1/websocket?apikey=redacted&vsn=1.0.0',
    opens: true,
    serverMessages: [
      '{"ref":"1","event":"phx_reply","payload":{"status":"error","response":{"reason":"Unauthorized: You do not have permissions to read from this Channel topic: room"}},"topic":"realtime:room"}',
    ],
    expect: { topic: 'permission', meaning: /no policy on realtime.messages/ },
    source: 'https://supabase.com/docs/guides/realtime/protocol',
  },
  {
    name: 'old wording',
    url: 'wss://abcdefghij.supabase.co/realtime/v1/websocket?apikey=redacted&vsn=1.0.0',
    opens: true,
    serverMessages: [
      '{"ref":"1","event":"phx_reply","payload":{"status":"error","response":{"reason":"You do not have permissions to read from this Topic"}},"topic":"realtime:room"}',
    ],
    expect: { topic: 'permission', meaning: /no policy on realtime.messages/ },
    source: 'https://github.com/supabase/realtime/issues/1111',
  },
  {
    name: 'too many users',
    url: 'wss://abcdefghij.supabase.co/realtime/v1/websocket?apikey=redacted&vsn=1.0.0',
    opens: true,
    serverMessages: [
      '{"ref":"1","event":"phx_reply","payload":{"status":"error","response":{"reason":"ConnectionRateLimitReached: Too many connected users"}},"topic":"realtime:room"}',
    ],
    expect: { topic: 'rate-limit', meaning: /more connected clients/ },
    source: 'https://supabase.com/docs/guides/realtime/protocol',
  },
  {
    name: 'table not in the publication',
    url: 'wss://abcdefghij.supabase.co/realtime/v1/websocket?apikey=redacted&vsn=1.0.0',
    opens: true,
    serverMessages: [
      '{"ref":null,"event":"system","payload":{"message":"Unable to subscribe to changes with given parameters. Please check Realtime is enabled for the given connect parameters: [schema: public, table: messages, filters: []]","status":"error","extension":"postgres_changes","channel":"room"},"topic":"realtime:room"}',
    ],
    expect: { topic: 'unknown-resource', meaning: /Postgres Changes are not available/ },
    source: 'https://supabase.com/docs/guides/realtime/protocol',
  },
  {
    name: 'joins',
    url: 'wss://abcdefghij.supabase.co/realtime/v1/websocket?apikey=redacted&vsn=1.0.0',
    opens: true,
    clientMessages: ['{"topic":"realtime:room","event":"phx_join","payload":{"config":{}},"ref":"1"}'],
    serverMessages: [
      '{"ref":"1","event":"phx_reply","payload":{"status":"ok","response":{"postgres_changes":[]}},"topic":"realtime:room"}',
      '{"ref":null,"event":"system","payload":{"message":"Subscribed to PostgreSQL","status":"ok","extension":"postgres_changes"},"topic":"realtime:room"}',
    ],
    expect: 'healthy',
    source: 'https://supabase.com/docs/guides/realtime/protocol',
  },
];
