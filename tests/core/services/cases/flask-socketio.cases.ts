import type { ServiceCase } from '../service-case.ts';

const url = 'wss://app.example.com/socket.io/?EIO=4&transport=websocket';
const source = 'https://flask-socketio.readthedocs.io/en/latest/';

export const cases: ServiceCase[] = [
  {
    name: 'connected',
    url,
    opens: true,
    serverMessages: [
      '0{"sid":"Zl3mOqvQ9m2Xn0aYAAAB","upgrades":[],"pingTimeout":20000,"pingInterval":25000,"maxPayload":1000000}',
      '40{"sid":"x"}',
    ],
    expect: 'healthy',
    source,
  },
  {
    name: 'origin',
    url,
    status: 400,
    body: '"Not an accepted origin."',
    expect: { topic: 'origin', meaning: /origin/ },
    source,
  },
  {
    name: 'version',
    url,
    status: 400,
    body: '"The client is using an unsupported version of the Socket.IO or Engine.IO protocols"',
    expect: { topic: 'malformed-request', meaning: /version/ },
    source,
  },
];
