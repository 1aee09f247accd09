import type { ServiceCase } from '../service-case.ts';

const url = 'wss://app.example.com/socket/websocket?vsn=2.0.0';
const source = 'https://github.com/phoenixframework/phoenix/blob/main/lib/phoenix/socket/transport.ex';

export const cases: ServiceCase[] = [
  {
    name: 'joins',
    url,
    opens: true,
    serverMessages: [
      '["1","1","room:1","phx_reply",{"response":{},"status":"ok"}]',
      '[null,"2","phoenix","phx_reply",{"response":{},"status":"ok"}]',
    ],
    expect: 'healthy',
    source,
  },
  {
    name: 'unknown topic',
    url,
    opens: true,
    serverMessages: [
      '["1","1","rom:1","phx_reply",{"response":{"reason":"unmatched topic"},"status":"error"}]',
    ],
    expect: { topic: 'unknown-resource', meaning: /topic/ },
    source,
  },
  {
    name: 'channel crash',
    url,
    opens: true,
    serverMessages: ['["1","1","room:1","phx_error",{}]'],
    expect: { topic: 'server-error', meaning: /crashed/ },
    source,
  },
  { name: 'origin', url, status: 403, expect: { topic: 'origin', meaning: /origin/ }, source },
];
