import type { ServiceCase } from '../service-case.ts';

const url = 'wss://app.example.com/stomp';
const source = 'https://docs.spring.io/spring-framework/reference/web/websocket.html';

export const cases: ServiceCase[] = [
  {
    name: 'connected',
    url,
    opens: true,
    serverMessages: ['CONNECTED\nversion:1.2\nheart-beat:0,0\n\n\0'],
    expect: 'healthy',
    source,
  },
  {
    name: 'interceptor rejects',
    url,
    opens: true,
    serverMessages: [
      'ERROR\nmessage:Failed to send message to ExecutorSubscribableChannel[clientInboundChannel]\ncontent-length:0\n\n\0',
    ],
    expect: { topic: 'permission', meaning: /interceptor/ },
    source,
  },
  { name: 'origin', url, status: 403, expect: { topic: 'origin', meaning: /origin/ }, source },
];
