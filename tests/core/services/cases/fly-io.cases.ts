import type { ServiceCase } from '../service-case.ts';

const url = 'wss://demo.fly.dev/ws';

export const cases: ServiceCase[] = [
  {
    name: 'wrong internal_port',
    url,
    status: 502,
    expect: { topic: 'backend-unreachable', meaning: /answer from a machine/ },
    source: 'https://fly.io/docs/getting-started/troubleshooting/',
  },
  {
    name: 'no machine',
    url,
    status: 503,
    expect: { topic: 'backend-unreachable', meaning: /no machine/ },
    source: 'https://fly.io/docs/reference/configuration/',
  },
  {
    name: 'a connection',
    url,
    opens: true,
    serverMessages: ['hello'],
    expect: 'healthy',
    source: 'https://fly.io/docs/reference/configuration/',
  },
];
