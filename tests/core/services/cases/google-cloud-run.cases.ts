import type { ServiceCase } from '../service-case.ts';

const url = 'wss://chat-abc123-uc.a.run.app/ws';
const source = 'https://cloud.google.com/run/docs/triggering/websockets';

export const cases: ServiceCase[] = [
  {
    name: 'the service is not public',
    url,
    status: 403,
    expect: { topic: 'permission', meaning: /identity token/ },
    source: 'https://cloud.google.com/run/docs/authenticating/public',
  },
  {
    name: 'no instance is free',
    url,
    status: 429,
    body: 'Rate exceeded.',
    expect: { topic: 'rate-limit', meaning: /no instance was free/ },
    source,
  },
  {
    name: 'a connection with traffic',
    url,
    opens: true,
    clientMessages: ['ping'],
    serverMessages: ['pong'],
    closeCode: 1000,
    expect: 'healthy',
    source,
  },
];
