import type { ServiceCase } from '../service-case.ts';

const url = 'wss://api.example.com/chat';
const source = 'https://www.uvicorn.org/settings/';

export const cases: ServiceCase[] = [
  { name: 'connected', url, opens: true, closeCode: 1000, expect: 'healthy', source },
  { name: 'no route', url, status: 403, expect: { topic: 'permission', meaning: /accept/ }, source },
  {
    name: 'no WebSocket library',
    url,
    status: 404,
    body: '{"detail":"Not Found"}',
    expect: { topic: 'unknown-resource', meaning: /plain HTTP/ },
    source,
  },
  {
    name: 'no pong',
    url,
    opens: true,
    closeCode: 1011,
    closeReason: 'keepalive ping timeout',
    expect: { topic: 'timeout', meaning: /ping/ },
    source,
  },
];
