import type { ServiceCase } from '../service-case.ts';

const url = 'wss://nats.example.com:8443/';
const info =
  'INFO {"server_id":"NDX","server_name":"n1","version":"2.11.0","max_payload":1048576,"auth_required":true} \r\n';
const source = 'https://docs.nats.io/reference/reference-protocols/nats-protocol';

export const cases: ServiceCase[] = [
  {
    name: 'subscribes',
    url,
    opens: true,
    clientMessages: ['CONNECT {}\r\nPING\r\n'],
    serverMessages: [info, 'PONG\r\n', 'MSG a 1 4\r\n-ERR\r\n'],
    expect: 'healthy',
    source,
  },
  {
    name: 'wrong password',
    url,
    opens: true,
    serverMessages: [info, "-ERR 'Authorization Violation'\r\n"],
    closeCode: 1008,
    closeReason: 'Authentication Failure',
    expect: { topic: 'credentials', meaning: /credentials/ },
    source,
  },
  {
    name: 'subject not permitted',
    url,
    opens: true,
    serverMessages: [info, '-ERR \'Permissions Violation for Subscription to "secret"\'\r\n'],
    expect: { topic: 'permission', meaning: /subject/ },
    source,
  },
  {
    name: 'origin not allowed',
    url,
    status: 403,
    body: 'Forbidden\n',
    expect: { topic: 'origin', meaning: /origin/ },
    source: 'https://github.com/nats-io/nats-server/blob/main/server/websocket.go',
  },
];
