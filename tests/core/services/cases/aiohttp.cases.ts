import type { ServiceCase } from '../service-case.ts';

const url = 'wss://api.example.com/ws';
const source = 'https://docs.aiohttp.org/en/stable/web_reference.html';

export const cases: ServiceCase[] = [
  { name: 'connected', url, opens: true, closeCode: 1000, expect: 'healthy', source },
  {
    name: 'proxy without upgrade',
    url,
    status: 400,
    body: 'No WebSocket UPGRADE hdr: None\n Can "Upgrade" only to "WebSocket".',
    expect: { topic: 'malformed-request', meaning: /Upgrade/ },
    source,
  },
  {
    name: 'message too large',
    url,
    opens: true,
    closeCode: 1009,
    expect: { topic: 'payload-size', meaning: /larger/ },
    source,
  },
];
