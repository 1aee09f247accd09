import type { ServiceCase } from '../service-case.ts';

const url = 'wss://rt.example.com/connection/websocket';
const connected =
  '{"id":1,"connect":{"client":"7c0a2b1e-5c1d-4d5f-9f2c-0a1b2c3d4e5f","version":"6.2.3 OSS","ping":25,"pong":true}}';

export const cases: ServiceCase[] = [
  {
    name: 'connects, answers a ping, receives a publication',
    url,
    opens: true,
    clientMessages: ['{"connect":{"token":"redacted","name":"js"},"id":1}', '{}'],
    serverMessages: [
      connected,
      '{}',
      '{"push":{"channel":"news","pub":{"data":{"text":"permission denied is a headline"}}}}',
    ],
    expect: 'healthy',
    source: 'https://centrifugal.dev/docs/transports/client_protocol',
  },
  {
    name: 'no token',
    url,
    opens: true,
    clientMessages: ['{"connect":{"name":"js"},"id":1}'],
    closeCode: 3501,
    closeReason: 'bad request',
    expect: { topic: 'credentials', meaning: /without any credentials/ },
    source: 'https://centrifugal.dev/docs/faq',
  },
  {
    name: 'token signed with another secret',
    url,
    opens: true,
    clientMessages: ['{"connect":{"token":"redacted","name":"js"},"id":1}'],
    closeCode: 3500,
    closeReason: 'invalid token',
    expect: { topic: 'credentials', meaning: /token is not valid/ },
    source: 'https://github.com/centrifugal/centrifuge/blob/master/disconnect.go',
  },
  {
    name: 'token expired',
    url,
    opens: true,
    serverMessages: ['{"id":1,"error":{"code":109,"message":"token expired"}}'],
    expect: { topic: 'credentials', meaning: /expired/ },
    source: 'https://github.com/centrifugal/centrifuge/blob/master/errors.go',
  },
  {
    name: 'private channel without subscription token',
    url,
    opens: true,
    clientMessages: ['{"subscribe":{"channel":"chat:1"},"id":2}'],
    serverMessages: [connected, '{"id":2,"error":{"code":103,"message":"permission denied"}}'],
    expect: { topic: 'permission', meaning: /may not subscribe/ },
    source: 'https://github.com/centrifugal/centrifuge/blob/master/errors.go',
  },
  {
    name: 'origin not allowed',
    url,
    status: 403,
    body: 'Forbidden\n',
    expect: { topic: 'origin', meaning: /allowed origins/ },
    source: 'https://centrifugal.dev/docs/faq',
  },
];
