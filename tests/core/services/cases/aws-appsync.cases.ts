import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'no subprotocol',
    url: 'wss://abc.appsync-realtime-api.eu-west-1.amazonaws.com/graphql?header=e30=&payload=e30=',
    opens: true,
    serverMessages: [
      '{"payload":{"errors":[{"message":"NoProtocolError","errorCode":400}]},"type":"connection_error"}',
    ],
    expect: { topic: 'malformed-request', meaning: /no subprotocol/ },
    source: 'https://github.com/aws/aws-appsync-community/issues/195',
  },
  {
    name: 'not authorized',
    url: 'wss://abc.appsync-realtime-api.eu-west-1.amazonaws.com/graphql?header=e30=&payload=e30=',
    opens: true,
    subprotocols: ['graphql-ws'],
    serverMessages: [
      '{"payload":{"errors":[{"errorType":"UnauthorizedException","message":"You are not authorized to make this call.","errorCode":400}]},"type":"connection_error"}',
    ],
    expect: { topic: 'credentials', meaning: /authorization is missing, wrong or expired/ },
    source: 'https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html',
  },
  {
    name: 'event API',
    url: 'wss://events.example.com/event/realtime',
    opens: true,
    subprotocols: ['aws-appsync-event-ws'],
    serverMessages: [
      '{"type":"connection_ack","connectionTimeoutMs":300000}',
      '{"id":"1","type":"subscribe_error","errors":[{"errorType":"UnauthorizedException","message":"You are not authorized to make this call."}]}',
    ],
    expect: { topic: 'credentials', meaning: /authorization is missing, wrong or expired/ },
    source: 'https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html',
  },
  {
    name: 'subscribed',
    url: 'wss://abc.appsync-realtime-api.eu-west-1.amazonaws.com/graphql?header=e30=&payload=e30=',
    opens: true,
    subprotocols: ['graphql-ws'],
    serverMessages: [
      '{"type":"connection_ack","payload":{"connectionTimeoutMs":300000}}',
      '{"type":"ka"}',
      '{"id":"1","type":"start_ack"}',
    ],
    clientMessages: ['{"type":"connection_init"}', '{"id":"1","type":"start","payload":{}}'],
    expect: 'healthy',
    source: 'https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html',
  },
];
