import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'a WebSocket to a static site',
    url: 'wss://myapp.web.app/ws',
    status: 404,
    expect: { topic: 'unknown-resource', meaning: /static files/ },
    source: 'https://firebase.google.com/docs/hosting',
  },
  {
    name: 'a server elsewhere',
    url: 'wss://api.example.com/ws',
    opens: true,
    clientMessages: ['ping'],
    serverMessages: ['pong'],
    closeCode: 1000,
    expect: 'healthy',
    source: 'https://firebase.google.com/docs/hosting',
  },
];
