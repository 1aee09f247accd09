import type { ServiceCase } from '../service-case.ts';

const url = 'wss://ws.finnhub.io/?token=abc';
const source = 'https://finnhub.io/docs/api/websocket-trades';

export const cases: ServiceCase[] = [
  {
    name: 'wrong key',
    url,
    status: 401,
    expect: { topic: 'credentials', meaning: /API key/ },
    source: 'https://github.com/finnhubio/Finnhub-API/issues/465',
  },
  {
    name: 'too many symbols',
    url,
    opens: true,
    serverMessages: ['{"msg":"Subscribing to too many symbols","type":"error"}'],
    expect: { topic: 'rate-limit', meaning: /more symbols/ },
    source,
  },
  {
    name: 'trades',
    url,
    opens: true,
    serverMessages: [
      '{"type":"ping"}',
      '{"data":[{"p":7296.89,"s":"BINANCE:BTCUSDT","t":1575526691134,"v":0.01}],"type":"trade"}',
    ],
    expect: 'healthy',
    source,
  },
];
