import type { ServiceCase } from '../service-case.ts';

const url = 'ws://localhost:5173/?token=abc';
const source = 'https://vite.dev/config/server-options';

export const cases: ServiceCase[] = [
  {
    name: 'connected',
    url,
    subprotocols: ['vite-hmr'],
    opens: true,
    serverMessages: ['{"type":"connected"}', '{"type":"update","updates":[]}'],
    expect: 'healthy',
    source,
  },
  {
    name: 'old token',
    url,
    subprotocols: ['vite-hmr'],
    status: 400,
    expect: { topic: 'origin', meaning: /token/ },
    source,
  },
  {
    name: 'proxy',
    url,
    subprotocols: ['vite-hmr'],
    status: 404,
    expect: { topic: 'unknown-resource', meaning: /reach/ },
    source,
  },
];
