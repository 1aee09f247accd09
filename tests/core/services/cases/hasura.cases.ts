import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'expired JWT',
    url: 'wss://example.hasura.app/v1/graphql',
    opens: true,
    subprotocols: ['graphql-ws'],
    serverMessages: ['{"type":"connection_error","payload":"Could not verify JWT: JWTExpired"}'],
    closeCode: 1000,
    expect: { topic: 'credentials', meaning: /the JWT is expired/ },
    source: 'https://hasura.io/docs/2.0/auth/authentication/jwt/',
  },
  {
    name: 'no token, on a server of its own',
    url: 'wss://graphql.example.com/v1/graphql',
    opens: true,
    subprotocols: ['graphql-ws'],
    serverMessages: [
      '{"type":"connection_error","payload":"Missing \'Authorization\' or \'Cookie\' header in JWT authentication mode"}',
    ],
    expect: { topic: 'credentials', meaning: /connection_init carried no token/ },
    source: 'https://hasura.io/docs/2.0/auth/authentication/jwt/',
  },
  {
    name: 'role may not select',
    url: 'wss://example.hasura.app/v1/graphql',
    opens: true,
    subprotocols: ['graphql-transport-ws'],
    serverMessages: [
      '{"type":"connection_ack"}',
      '{"type":"error","id":"1","payload":[{"message":"field \'users\' not found in type: \'subscription_root\'","extensions":{"path":"$.selectionSet.users","code":"validation-failed"}}]}',
    ],
    expect: { topic: 'permission', meaning: /no permission for the field/ },
    source: 'https://hasura.io/docs/2.0/auth/authentication/jwt/',
  },
  {
    name: 'subscribed',
    url: 'wss://example.hasura.app/v1/graphql',
    opens: true,
    subprotocols: ['graphql-transport-ws'],
    serverMessages: ['{"type":"connection_ack"}', '{"type":"next","id":"1","payload":{"data":{"users":[]}}}'],
    clientMessages: [
      '{"type":"connection_init","payload":{}}',
      '{"type":"subscribe","id":"1","payload":{"query":"subscription { users { id } }"}}',
    ],
    expect: 'healthy',
    source: 'https://hasura.io/docs/2.0/auth/authentication/jwt/',
  },
];
