import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'wrong cluster',
    url: 'wss://ws-eu.pusher.com/app/0123abcd?protocol=7&client=js&version=8.4.0',
    opens: true,
    serverMessages: [
      '{"event":"pusher:error","data":{"code":4001,"message":"App key 0123abcd not in this cluster. Did you forget to specify the cluster?"}}',
    ],
    closeCode: 4001,
    closeReason: 'App key 0123abcd not in this cluster. Did you forget to specify the cluster?',
    expect: { topic: 'unknown-resource', meaning: /no app with this key/ },
    source: 'https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/',
  },
  {
    name: 'over quota',
    url: 'wss://ws-eu.pusher.com/app/0123abcd?protocol=7&client=js&version=8.4.0',
    opens: true,
    serverMessages: [
      '{"event":"pusher:error","data":{"code":4004,"message":"Application is over connection quota"}}',
    ],
    closeCode: 4004,
    expect: { topic: 'rate-limit', meaning: /more connections than its plan/ },
    source: 'https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/',
  },
  {
    name: 'wrong signature',
    url: 'wss://ws-eu.pusher.com/app/0123abcd?protocol=7&client=js&version=8.4.0',
    opens: true,
    serverMessages: [
      '{"event":"pusher:connection_established","data":"{\\"socket_id\\":\\"1.2\\",\\"activity_timeout\\":120}"}',
      '{"event":"pusher:error","data":{"code":null,"message":"Invalid signature: Expected HMAC SHA256 hex digest of 1.2:private-a, but got 00"}}',
    ],
    expect: { topic: 'credentials', meaning: /signature/ },
    source: 'https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/',
  },
  {
    name: 'subscribed',
    url: 'wss://ws-eu.pusher.com/app/0123abcd?protocol=7&client=js&version=8.4.0',
    opens: true,
    serverMessages: [
      '{"event":"pusher:connection_established","data":"{\\"socket_id\\":\\"1.2\\",\\"activity_timeout\\":120}"}',
      '{"event":"pusher_internal:subscription_succeeded","channel":"a","data":"{}"}',
    ],
    clientMessages: ['{"event":"pusher:subscribe","data":{"channel":"a"}}'],
    expect: 'healthy',
    source: 'https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/',
  },
];
