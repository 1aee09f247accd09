import type { ServiceCase } from '../service-case.ts';

const url = 'wss://api.example.com/graphql';
const source = 'https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md';

export const cases: ServiceCase[] = [
  {
    name: 'subscription',
    url,
    subprotocols: ['graphql-transport-ws'],
    opens: true,
    serverMessages: [
      '{"type":"connection_ack"}',
      '{"id":"1","type":"next","payload":{"data":{}}}',
      '{"id":"1","type":"complete"}',
    ],
    closeCode: 1000,
    closeReason: 'Normal Closure',
    expect: 'healthy',
    source,
  },
  {
    name: 'rejected token',
    url,
    subprotocols: ['graphql-transport-ws'],
    opens: true,
    closeCode: 4403,
    closeReason: 'Forbidden',
    expect: { topic: 'credentials', meaning: /token/ },
    source,
  },
  {
    name: 'no connection_init',
    url,
    subprotocols: ['graphql-transport-ws'],
    opens: true,
    closeCode: 4408,
    closeReason: 'Connection initialisation timeout',
    expect: { topic: 'timeout', meaning: /connection_init/ },
    source,
  },
  {
    name: 'old client',
    url,
    subprotocols: ['graphql-ws'],
    opens: true,
    closeCode: 4406,
    closeReason: 'Subprotocol not acceptable',
    expect: { topic: 'malformed-request', meaning: /subprotocols/ },
    source,
  },
];
