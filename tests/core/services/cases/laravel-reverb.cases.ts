import type { ServiceCase } from '../service-case.ts';

const url = 'wss://ws.example.com/app/my-app-key?protocol=7&client=js&version=8.4.0&flash=false';
const established =
  '{"event":"pusher:connection_established","data":"{\\"socket_id\\":\\"123456789.987654321\\",\\"activity_timeout\\":30}"}';
const source = 'https://github.com/laravel/reverb/tree/main/src/Protocols/Pusher';

export const cases: ServiceCase[] = [
  {
    name: 'subscribes to a channel and receives an event',
    url,
    opens: true,
    clientMessages: ['{"event":"pusher:subscribe","data":{"auth":"","channel":"orders"}}'],
    serverMessages: [
      established,
      '{"event":"pusher_internal:subscription_succeeded","data":"{}","channel":"orders"}',
      '{"event":"pusher:ping"}',
      '{"event":"App\\\\Events\\\\OrderShipped","data":"{\\"code\\":4009}","channel":"orders"}',
    ],
    expect: 'healthy',
    source,
  },
  {
    name: 'wrong app key',
    url,
    opens: true,
    serverMessages: [
      '{"event":"pusher:error","data":"{\\"code\\":4001,\\"message\\":\\"Application does not exist\\"}"}',
    ],
    closeCode: 1006,
    expect: { topic: 'unknown-resource', meaning: /app key/ },
    source,
  },
  {
    name: 'origin not allowed',
    url,
    opens: true,
    serverMessages: [
      '{"event":"pusher:error","data":"{\\"code\\":4009,\\"message\\":\\"Origin not allowed\\"}"}',
    ],
    expect: { topic: 'origin', meaning: /allowed_origins/ },
    source,
  },
  {
    name: 'wrong signature for a private channel',
    url,
    opens: true,
    serverMessages: [
      established,
      '{"event":"pusher:error","data":"{\\"code\\":4009,\\"message\\":\\"Connection is unauthorized\\"}"}',
    ],
    expect: { topic: 'credentials', meaning: /signature/ },
    source,
  },
  {
    name: 'no pong',
    url,
    opens: true,
    serverMessages: [
      established,
      '{"event":"pusher:error","data":"{\\"code\\":4201,\\"message\\":\\"Pong reply not received in time\\"}"}',
    ],
    expect: { topic: 'timeout', meaning: /ping/ },
    source,
  },
];
