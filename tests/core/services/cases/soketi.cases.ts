import type { ServiceCase } from '../service-case.ts';

const url = 'wss://ws.example.com/app/app-key?protocol=7&client=js&version=8.4.0&flash=false';
const established =
  '{"event":"pusher:connection_established","data":"{\\"socket_id\\":\\"1234.5678\\",\\"activity_timeout\\":30}"}';
const source = 'https://github.com/soketi/soketi/blob/1.x/src/ws-handler.ts';

export const cases: ServiceCase[] = [
  {
    name: 'subscribes to a public channel',
    url,
    opens: true,
    clientMessages: [
      '{"event":"pusher:subscribe","data":{"auth":"","channel":"news"}}',
      '{"event":"pusher:ping","data":{}}',
    ],
    serverMessages: [
      established,
      '{"event":"pusher_internal:subscription_succeeded","channel":"news"}',
      '{"event":"pusher:pong","data":{}}',
    ],
    expect: 'healthy',
    source,
  },
  {
    name: 'unknown app key',
    url,
    opens: true,
    serverMessages: [
      '{"event":"pusher:error","data":{"code":4001,"message":"App key app-key does not exist."}}',
    ],
    closeCode: 4001,
    expect: { topic: 'unknown-resource', meaning: /app key/ },
    source,
  },
  {
    name: 'wrong signature for a private channel',
    url,
    opens: true,
    serverMessages: [
      established,
      '{"event":"pusher:subscription_error","channel":"private-a","data":{"type":"AuthError","error":"The connection is unauthorized.","status":401}}',
    ],
    expect: { topic: 'credentials', meaning: /signature/ },
    source,
  },
  {
    name: 'connection quota',
    url,
    opens: true,
    serverMessages: [
      '{"event":"pusher:error","data":{"code":4100,"message":"The current concurrent connections quota has been reached."}}',
    ],
    closeCode: 4100,
    expect: { topic: 'rate-limit', meaning: /maximum number of connections/ },
    source,
  },
];
