import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'no route',
    url: 'wss://abc123.execute-api.eu-west-1.amazonaws.com/prod',
    opens: true,
    clientMessages: ['hello'],
    serverMessages: [
      '{"message": "Forbidden", "connectionId":"RkX1bdm5joECIhg=", "requestId":"RkX1cGuSjoEFhlg="}',
    ],
    expect: { topic: 'unknown-resource', meaning: /no route matches/ },
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html',
  },
  {
    name: 'the function fails',
    url: 'wss://abc123.execute-api.eu-west-1.amazonaws.com/prod',
    opens: true,
    clientMessages: ['{"action":"go"}'],
    serverMessages: [
      '{"message": "Internal server error", "connectionId":"RkX1bdm5joECIhg=", "requestId":"RkX1cGuSjoEFhlg="}',
    ],
    expect: { topic: 'server-error', meaning: /integration of the route failed/ },
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html',
  },
  {
    name: 'authorizer denies',
    url: 'wss://abc123.execute-api.eu-west-1.amazonaws.com/prod',
    status: 403,
    expect: { topic: 'permission', meaning: /authorizer of \$connect/ },
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html',
  },
  {
    name: 'too large',
    url: 'wss://abc123.execute-api.eu-west-1.amazonaws.com/prod',
    opens: true,
    closeCode: 1009,
    expect: { topic: 'payload-size', meaning: /32 KB/ },
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html',
  },
  {
    name: 'an application that talks',
    url: 'wss://abc123.execute-api.eu-west-1.amazonaws.com/prod',
    opens: true,
    clientMessages: ['{"action":"send"}'],
    serverMessages: ['{"message":"Forbidden fruit","from":"ada"}'],
    closeCode: 1000,
    expect: 'healthy',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html',
  },
];
