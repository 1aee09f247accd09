import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'no healthy backend',
    url: 'wss://shop.example/ws',
    headers: { via: '1.1 google' },
    status: 502,
    expect: { topic: 'backend-unreachable', meaning: /got no valid response/ },
    source: 'https://cloud.google.com/load-balancing/docs/https/troubleshooting-ext-https-lbs',
  },
  {
    name: 'a connection with traffic',
    url: 'wss://shop.example/ws',
    headers: { via: '1.1 google' },
    opens: true,
    clientMessages: ['ping'],
    serverMessages: ['pong'],
    closeCode: 1000,
    expect: 'healthy',
    source: 'https://cloud.google.com/load-balancing/docs/https',
  },
];
