import type { ServiceCase } from '../service-case.ts';

const url = 'wss://stream.data.alpaca.markets/v2/iex';
const connected = '[{"T":"success","msg":"connected"}]';
const source = 'https://docs.alpaca.markets/docs/streaming-market-data';

export const cases: ServiceCase[] = [
  {
    name: 'wrong keys',
    url,
    opens: true,
    serverMessages: [connected, '[{"T":"error","code":402,"msg":"auth failed"}]'],
    expect: { topic: 'credentials', meaning: /key or secret/ },
    source,
  },
  {
    name: 'second connection',
    url,
    opens: true,
    serverMessages: [connected, '[{"T":"error","code":406,"msg":"connection limit exceeded"}]'],
    expect: { topic: 'duplicate-session', meaning: /another open connection/ },
    source,
  },
  {
    name: 'sip on the free plan',
    url: 'wss://stream.data.alpaca.markets/v2/sip',
    opens: true,
    serverMessages: [connected, '[{"T":"error","code":409,"msg":"insufficient subscription"}]'],
    expect: { topic: 'permission', meaning: /plan/ },
    source,
  },
  {
    name: 'trades',
    url,
    opens: true,
    clientMessages: ['{"action":"auth","key":"k","secret":"s"}'],
    serverMessages: [
      connected,
      '[{"T":"success","msg":"authenticated"}]',
      '[{"T":"t","S":"AAPL","p":1,"code":402}]',
    ],
    expect: 'healthy',
    source,
  },
];
