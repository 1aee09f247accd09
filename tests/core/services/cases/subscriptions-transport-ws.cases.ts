import type { ServiceCase } from '../service-case.ts';

const url = 'wss://api.example.com/subscriptions';
const source = 'https://github.com/apollographql/subscriptions-transport-ws';

export const cases: ServiceCase[] = [
  {
    name: 'subscription',
    url,
    subprotocols: ['graphql-ws'],
    opens: true,
    serverMessages: [
      '{"type":"connection_ack"}',
      '{"type":"ka"}',
      '{"id":"1","type":"data","payload":{"data":{}}}',
    ],
    expect: 'healthy',
    source,
  },
  {
    name: 'token rejected',
    url,
    subprotocols: ['graphql-ws'],
    opens: true,
    serverMessages: ['{"type":"connection_error","payload":{"message":"Missing auth token!"}}'],
    expect: { topic: 'credentials', meaning: /rejected/ },
    source,
  },
];
