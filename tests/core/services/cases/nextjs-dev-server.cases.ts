import type { ServiceCase } from '../service-case.ts';

const url = 'ws://localhost:3000/_next/webpack-hmr';
const source = 'https://nextjs.org/docs/app/api-reference/config/next-config-js/allowedDevOrigins';

export const cases: ServiceCase[] = [
  {
    name: 'connected',
    url,
    opens: true,
    serverMessages: ['{"action":"sync","hash":"x","errors":[],"warnings":[]}'],
    expect: 'healthy',
    source,
  },
  {
    name: 'not next dev',
    url,
    status: 404,
    expect: { topic: 'unknown-resource', meaning: /development server/ },
    source,
  },
];
