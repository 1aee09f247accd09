import type { ServiceCase } from '../service-case.ts';

const url = 'wss://app.example.com/socket';
const source = 'https://www.tornadoweb.org/en/stable/websocket.html';

export const cases: ServiceCase[] = [
  { name: 'connected', url, opens: true, closeCode: 1000, expect: 'healthy', source },
  {
    name: 'origin',
    url,
    status: 403,
    body: 'Cross origin websockets not allowed',
    expect: { topic: 'origin', meaning: /Origin/ },
    source,
  },
  {
    name: 'proxy without upgrade',
    url,
    status: 400,
    body: 'Can "Upgrade" only to "WebSocket".',
    expect: { topic: 'malformed-request', meaning: /upgrade/ },
    source,
  },
];
