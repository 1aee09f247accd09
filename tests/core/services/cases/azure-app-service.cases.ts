import type { ServiceCase } from '../service-case.ts';

const url = 'wss://chat.azurewebsites.net/ws';

export const cases: ServiceCase[] = [
  {
    name: 'Web sockets are off',
    url,
    status: 503,
    expect: { topic: 'backend-unreachable', meaning: /turned off/ },
    source: 'https://learn.microsoft.com/en-us/azure/app-service/configure-common',
  },
  {
    name: 'the sixth connection of a Free plan for Linux',
    url,
    status: 429,
    expect: { topic: 'rate-limit', meaning: /allows 5/ },
    source: 'https://learn.microsoft.com/en-us/troubleshoot/azure/app-service/faqs-app-service-linux',
  },
  {
    name: 'a stopped app',
    url,
    status: 403,
    body: '<h1>Error 403 - This web app is stopped.</h1>',
    expect: { topic: 'backend-unreachable', meaning: /stopped/ },
    source: 'https://learn.microsoft.com/en-us/azure/app-service/web-sites-monitor',
  },
  {
    name: 'a connection with traffic',
    url,
    opens: true,
    clientMessages: ['ping'],
    serverMessages: ['pong'],
    closeCode: 1000,
    expect: 'healthy',
    source: 'https://learn.microsoft.com/en-us/azure/app-service/configure-common',
  },
];
