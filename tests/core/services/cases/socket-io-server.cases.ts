import type { ServiceCase } from '../service-case.ts';

const url = 'wss://app.example.com/socket.io/?EIO=4&transport=websocket';
const source = 'https://socket.io/docs/v4/troubleshooting-connection-issues/';

export const cases: ServiceCase[] = [
  {
    name: 'connected',
    url,
    opens: true,
    serverMessages: [
      '0{"sid":"lv_VI97HAXpY6yYWAAAB","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}',
      '40{"sid":"wZX3oN0bSVIhsaknAAAI"}',
      '2',
      '42["error","Invalid namespace"]',
    ],
    expect: 'healthy',
    source,
  },
  {
    name: 'namespace',
    url,
    opens: true,
    serverMessages: ['44/admin,{"message":"Invalid namespace"}'],
    expect: { topic: 'unknown-resource', meaning: /namespace/ },
    source,
  },
  {
    name: 'middleware',
    url,
    opens: true,
    serverMessages: ['44{"message":"not authorized","data":{}}'],
    expect: { topic: 'permission', meaning: /middleware/ },
    source,
  },
  {
    name: 'no sticky sessions',
    url,
    status: 400,
    body: '{"code":1,"message":"Session ID unknown"}',
    expect: { topic: 'unknown-resource', meaning: /session/ },
    source,
  },
];
