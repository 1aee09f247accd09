import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'a WebSocket to a static site',
    url: 'wss://me.github.io/ws',
    status: 405,
    expect: { topic: 'unknown-resource', meaning: /static files/ },
    source: 'https://docs.github.com/en/pages/getting-started-with-github-pages/what-is-github-pages',
  },
  {
    name: 'a server elsewhere',
    url: 'wss://api.example.com/ws',
    opens: true,
    clientMessages: ['ping'],
    serverMessages: ['pong'],
    closeCode: 1000,
    expect: 'healthy',
    source: 'https://docs.github.com/en/pages/getting-started-with-github-pages/what-is-github-pages',
  },
];
