import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'Exchange key on Advanced Trade',
    url: 'wss://advanced-trade-ws.coinbase.com',
    opens: true,
    clientMessages: ['{"type":"subscribe","product_ids":["BTC-USD"],"channel":"user","jwt":"x"}'],
    serverMessages: ['{"type":"error","message":"authentication failure"}'],
    expect: { topic: 'credentials', meaning: /JWT/ },
    source: 'https://github.com/coinbase/coinbase-advanced-py/issues/64',
  },
  {
    name: 'level2 without authentication',
    url: 'wss://ws-feed.exchange.coinbase.com',
    opens: true,
    serverMessages: [
      '{"type":"error","message":"Failed to subscribe","reason":"level2, level3, and full channels now require authentication. https://docs.cloud.coinbase.com/exchange/docs/websocket-auth"}',
    ],
    expect: { topic: 'credentials', meaning: /signed subscription/ },
    source: 'https://github.com/coinbase-samples/exchange-scripts-py/issues/18',
  },
  {
    name: 'no channels',
    url: 'wss://ws-feed.exchange.coinbase.com',
    opens: true,
    serverMessages: ['{"message":"Failed to subscribe","reason":"No channels provided","type":"error"}'],
    expect: { topic: 'malformed-request', meaning: /did not accept the subscription/ },
    source: 'https://github.com/ctubio/Krypto-trading-bot/issues/977',
  },
  {
    name: 'a ticker',
    url: 'wss://ws-feed.exchange.coinbase.com',
    opens: true,
    serverMessages: [
      '{"type":"subscriptions","channels":[{"name":"ticker","product_ids":["BTC-USD"]}]}',
      '{"type":"ticker","product_id":"BTC-USD","price":"1"}',
    ],
    expect: 'healthy',
    source: 'https://docs.cdp.coinbase.com/exchange/websocket-feed/overview',
  },
];
