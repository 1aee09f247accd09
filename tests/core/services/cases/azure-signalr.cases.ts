import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'expired token',
    url: 'wss://example.service.signalr.net/client/?hub=chat&id=x',
    status: 401,
    expect: { topic: 'credentials', meaning: /access token is expired/ },
    source: 'https://learn.microsoft.com/azure/azure-signalr/signalr-howto-troubleshoot-guide',
  },
  {
    name: 'too many connections',
    url: 'wss://example.service.signalr.net/client/?hub=chat&id=x',
    status: 429,
    expect: { topic: 'rate-limit', meaning: /tier are used up/ },
    source: 'https://learn.microsoft.com/azure/azure-signalr/signalr-howto-troubleshoot-guide',
  },
  {
    name: 'the app server drops the client',
    url: 'wss://example.service.signalr.net/client/?hub=chat&id=x',
    opens: true,
    clientMessages: ['{"protocol":"json","version":1}\u001e'],
    serverMessages: ['{}\u001e', '{"type":7,"error":"Connection closed with an error."}\u001e'],
    closeCode: 1000,
    expect: { topic: 'server-error', meaning: /dropped this client/ },
    source: 'https://learn.microsoft.com/azure/azure-signalr/signalr-howto-troubleshoot-guide',
  },
  {
    name: 'invokes',
    url: 'wss://example.service.signalr.net/client/?hub=chat&id=x',
    opens: true,
    clientMessages: [
      '{"protocol":"json","version":1}\u001e',
      '{"type":1,"target":"send","arguments":[]}\u001e',
    ],
    serverMessages: ['{}\u001e', '{"type":6}\u001e'],
    expect: 'healthy',
    source: 'https://learn.microsoft.com/azure/azure-signalr/signalr-howto-troubleshoot-guide',
  },
];
