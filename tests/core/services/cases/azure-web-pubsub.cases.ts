import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'expired token',
    url: 'wss://example.webpubsub.azure.com/client/hubs/chat?access_token=redacted',
    status: 401,
    expect: { topic: 'credentials', meaning: /access token in the URL/ },
    source: 'https://learn.microsoft.com/azure/azure-web-pubsub/reference-json-webpubsub-subprotocol',
  },
  {
    name: 'no role',
    url: 'wss://example.webpubsub.azure.com/client/hubs/chat?access_token=redacted',
    opens: true,
    subprotocols: ['json.webpubsub.azure.v1'],
    serverMessages: [
      '{"type":"system","event":"connected","userId":"ada","connectionId":"x"}',
      '{"type":"ack","ackId":1,"success":false,"error":{"name":"Forbidden","message":"The client does not have permission to join group \'a\'"}}',
    ],
    expect: { topic: 'permission', meaning: /no role/ },
    source: 'https://learn.microsoft.com/azure/azure-web-pubsub/reference-json-webpubsub-subprotocol',
  },
  {
    name: 'closed by the app',
    url: 'wss://example.webpubsub.azure.com/client/hubs/chat?access_token=redacted',
    opens: true,
    subprotocols: ['json.webpubsub.azure.v1'],
    serverMessages: ['{"type":"system","event":"disconnected","message":"kicked"}'],
    closeCode: 1000,
    expect: { topic: 'unknown', meaning: /closed this connection/ },
    source: 'https://learn.microsoft.com/azure/azure-web-pubsub/reference-json-webpubsub-subprotocol',
  },
  {
    name: 'joins',
    url: 'wss://example.webpubsub.azure.com/client/hubs/chat?access_token=redacted',
    opens: true,
    subprotocols: ['json.webpubsub.azure.v1'],
    serverMessages: [
      '{"type":"system","event":"connected","userId":"ada","connectionId":"x"}',
      '{"type":"ack","ackId":1,"success":true}',
    ],
    clientMessages: ['{"type":"joinGroup","group":"a","ackId":1}'],
    expect: 'healthy',
    source: 'https://learn.microsoft.com/azure/azure-web-pubsub/reference-json-webpubsub-subprotocol',
  },
];
