import type { ServiceCase } from '../service-case.ts';

const url = 'ws://localhost:8080/ws';
const source = 'https://webpack.js.org/configuration/dev-server/';

export const cases: ServiceCase[] = [
  {
    name: 'connected',
    url,
    opens: true,
    serverMessages: ['{"type":"hot"}', '{"type":"liveReload"}', '{"type":"ok"}'],
    expect: 'healthy',
    source,
  },
  {
    name: 'host not allowed',
    url,
    opens: true,
    serverMessages: ['{"type":"error","data":"Invalid Host/Origin header"}'],
    expect: { topic: 'origin', meaning: /origin/ },
    source,
  },
];
