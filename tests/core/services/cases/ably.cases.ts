import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'token expired',
    url: 'wss://main.realtime.ably.net/?key=redacted&format=json&v=4',
    opens: true,
    serverMessages: [
      '{"action":6,"error":{"message":"Key/token status changed (expire)","code":40142,"statusCode":401,"href":"https://help.ably.io/error/40142"}}',
    ],
    closeCode: 1000,
    expect: { topic: 'credentials', meaning: /the token is expired/ },
    source: 'https://ably.com/docs/platform/errors/codes',
  },
  {
    name: 'unknown app',
    url: 'wss://main.realtime.ably.net/?key=redacted&format=json&v=4',
    opens: true,
    serverMessages: [
      '{"action":9,"error":{"message":"No application found with id abcdef","code":40400,"statusCode":404,"serverId":"frontend.1"}}',
    ],
    closeCode: 1000,
    expect: { topic: 'unknown-resource', meaning: /no app or key/ },
    source: 'https://ably.com/docs/platform/errors/codes',
  },
  {
    name: 'capability',
    url: 'wss://main.realtime.ably.net/?key=redacted&format=json&v=4',
    opens: true,
    serverMessages: [
      '{"action":4,"connectionId":"x"}',
      '{"action":13,"channel":"private","error":{"message":"Channel denied access based on given capability; channelId = private","code":40160,"statusCode":401}}',
    ],
    expect: { topic: 'permission', meaning: /does not permit/ },
    source: 'https://ably.com/docs/platform/errors/codes',
  },
  {
    name: 'publishes and receives',
    url: 'wss://main.realtime.ably.net/?key=redacted&format=json&v=4',
    opens: true,
    serverMessages: [
      '{"action":4,"connectionId":"x","connectionDetails":{"maxMessageSize":65536}}',
      '{"action":15,"channel":"a","messages":[{"name":"error","data":"code 40142"}]}',
    ],
    clientMessages: ['{"action":10,"channel":"a"}'],
    expect: 'healthy',
    source: 'https://ably.com/docs/platform/errors/codes',
  },
];
