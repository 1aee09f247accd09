import type { ServiceCase } from '../service-case.ts';

const source = 'https://www.okx.com/docs-v5/en/#error-code-websocket-public';

export const cases: ServiceCase[] = [
  {
    name: 'no keep-alive',
    url: 'wss://ws.okx.com:8443/ws/v5/public',
    opens: true,
    closeCode: 4004,
    closeReason: 'No data received in 30s',
    expect: { topic: 'timeout', meaning: /30 s/ },
    source,
  },
  {
    name: 'wrong signature',
    url: 'wss://ws.okx.com:8443/ws/v5/private',
    opens: true,
    serverMessages: ['{"event":"error","msg":"Invalid sign","code":"60007","connId":"a4d3ae55"}'],
    expect: { topic: 'credentials', meaning: /login failed/ },
    source,
  },
  {
    name: 'candles on the public URL',
    url: 'wss://ws.okx.com:8443/ws/v5/public',
    opens: true,
    serverMessages: [
      '{"event":"error","msg":"Wrong URL or channel:candle1m,instId:BTC-USDT doesn\'t exist. Please use the correct URL, channel and parameters referring to API document.","code":"60018","connId":"a4d3ae55"}',
    ],
    expect: { topic: 'unknown-resource', meaning: /channel/ },
    source,
  },
  {
    name: 'a ticker',
    url: 'wss://ws.okx.com:8443/ws/v5/public',
    opens: true,
    clientMessages: ['ping'],
    serverMessages: [
      '{"event":"subscribe","arg":{"channel":"tickers","instId":"BTC-USDT"},"connId":"a4d3ae55"}',
      'pong',
    ],
    expect: 'healthy',
    source,
  },
];
