import type { ServiceCase } from '../service-case.ts';

const source = 'https://bybit-exchange.github.io/docs/v5/ws/connect';

export const cases: ServiceCase[] = [
  {
    name: 'wrong signature',
    url: 'wss://stream.bybit.com/v5/private',
    opens: true,
    clientMessages: ['{"op":"auth","args":["k",1662350400000,"s"]}'],
    serverMessages: [
      '{"success":false,"ret_msg":"error:request expired: expires:1662350400000","conn_id":"c1","req_id":"","op":"auth"}',
    ],
    expect: { topic: 'credentials', meaning: /authentication failed/ },
    source,
  },
  {
    name: 'wrong topic',
    url: 'wss://stream.bybit.com/v5/public/spot',
    opens: true,
    serverMessages: [
      '{"success":false,"ret_msg":"error:handler not found,topic:ticker.BTCUSD","conn_id":"c1","req_id":"","op":"subscribe"}',
    ],
    expect: { topic: 'unknown-resource', meaning: /topic or symbol/ },
    source,
  },
  {
    name: 'restricted location',
    url: 'wss://stream.bybit.com/v5/public/linear',
    status: 403,
    expect: { topic: 'permission', meaning: /location/ },
    source: 'https://bybit-exchange.github.io/docs/v5/error',
  },
  {
    name: 'an order book',
    url: 'wss://stream.bybit.com/v5/public/linear',
    opens: true,
    serverMessages: [
      '{"success":true,"ret_msg":"","conn_id":"c1","req_id":"","op":"subscribe"}',
      '{"success":true,"ret_msg":"pong","conn_id":"c1","op":"ping"}',
    ],
    expect: 'healthy',
    source,
  },
];
