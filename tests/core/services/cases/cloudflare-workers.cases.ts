import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'the Worker throws',
    url: 'wss://chat.example.workers.dev/room',
    status: 500,
    expect: { topic: 'server-error', meaning: /threw an exception/ },
    source: 'https://developers.cloudflare.com/durable-objects/best-practices/websockets/',
  },
  {
    name: 'message too large',
    url: 'wss://chat.example.workers.dev/room',
    opens: true,
    closeCode: 1009,
    closeReason: 'Message is too large',
    expect: { topic: 'payload-size', meaning: /larger than a Worker/ },
    source: 'https://github.com/tinyplex/tinybase/issues/261',
  },
  {
    name: 'chats',
    url: 'wss://chat.example.workers.dev/room',
    opens: true,
    serverMessages: ['{"joined":"ada"}'],
    closeCode: 1000,
    expect: 'healthy',
    source: 'https://developers.cloudflare.com/durable-objects/best-practices/websockets/',
  },
];
