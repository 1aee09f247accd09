import type { ServiceCase } from '../service-case.ts';

const source = 'https://developers.binance.com/docs/binance-spot-api-docs/web-socket-streams';
const errors = 'https://developers.binance.com/docs/binance-spot-api-docs/errors';

export const cases: ServiceCase[] = [
  {
    name: 'restricted location',
    url: 'wss://stream.binance.com:9443/ws/btcusdt@trade',
    status: 451,
    expect: { topic: 'permission', meaning: /location/ },
    source: 'https://www.binance.com/en/terms',
  },
  {
    name: 'no pong',
    url: 'wss://stream.binance.com:9443/ws/btcusdt@trade',
    opens: true,
    closeCode: 1008,
    closeReason: 'Pong timeout',
    expect: { topic: 'timeout', meaning: /ping/ },
    source,
  },
  {
    name: 'clock is wrong',
    url: 'wss://ws-api.binance.com:443/ws-api/v3',
    opens: true,
    serverMessages: [
      '{"id":"1","status":400,"error":{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."},"rateLimits":[]}',
    ],
    expect: { topic: 'credentials', meaning: /timestamp/ },
    source: errors,
  },
  {
    name: 'bad subscription',
    url: 'wss://stream.binance.com:9443/ws',
    opens: true,
    clientMessages: ['{"method":"SUB","params":"btcusdt@trade"}'],
    serverMessages: ['{"error":{"code":2,"msg":"Invalid request: unknown variant `SUB`"},"id":1}'],
    expect: { topic: 'malformed-request', meaning: /subscription message/ },
    source,
  },
  {
    name: 'trades arrive',
    url: 'wss://stream.binance.com:9443/ws',
    opens: true,
    clientMessages: ['{"method":"SUBSCRIBE","params":["btcusdt@trade"],"id":1}'],
    serverMessages: [
      '{"result":null,"id":1}',
      '{"e":"trade","E":1672515782136,"s":"BTCUSDT","t":1121,"p":"0.001"}',
    ],
    expect: 'healthy',
    source,
  },
];
