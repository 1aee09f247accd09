import type { ServiceCase } from '../service-case.ts';

const url = 'wss://demo.onrender.com/ws';

export const cases: ServiceCase[] = [
  {
    name: 'listens on 127.0.0.1',
    url,
    status: 502,
    body: '<title>502</title>',
    expect: { topic: 'backend-unreachable', meaning: /could not connect to the service/ },
    source: 'https://render.com/docs/troubleshooting-deploys',
  },
  {
    name: 'suspended',
    url,
    status: 503,
    body: '<title>Service Suspended</title>',
    expect: { topic: 'backend-unreachable', meaning: /suspended/ },
    source: 'https://render.com/docs/free',
  },
  {
    name: 'a connection',
    url,
    opens: true,
    serverMessages: ['hello'],
    expect: 'healthy',
    source: 'https://render.com/docs/websocket',
  },
];
