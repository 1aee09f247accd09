import type { ServiceCase } from '../service-case.ts';

const connected = '[{"ev":"status","status":"connected","message":"Connected Successfully"}]';

export const cases: ServiceCase[] = [
  {
    name: 'delayed plan on the real-time endpoint',
    url: 'wss://socket.polygon.io/stocks',
    opens: true,
    serverMessages: [connected, '[{"ev":"status","status":"auth_failed","message":"authentication failed"}]'],
    expect: { topic: 'credentials', meaning: /API key/ },
    source: 'https://github.com/polygon-io/client-php/issues/17',
  },
  {
    name: 'second connection',
    url: 'wss://socket.polygon.io/stocks',
    opens: true,
    serverMessages: [
      '[{"ev":"status","status":"max_connections","message":"Maximum number of websocket connections exceeded."}]',
    ],
    expect: { topic: 'duplicate-session', meaning: /more connections/ },
    source: 'https://github.com/polygon-io/issues/issues/49',
  },
  {
    name: 'aggregates arrive',
    url: 'wss://delayed.polygon.io/stocks',
    opens: true,
    serverMessages: [
      connected,
      '[{"ev":"status","status":"auth_success","message":"authenticated"}]',
      '[{"ev":"AM","sym":"AAPL","c":1}]',
    ],
    expect: 'healthy',
    source: 'https://polygon.io/docs/websocket/quickstart',
  },
];
