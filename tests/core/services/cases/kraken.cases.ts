import type { ServiceCase } from '../service-case.ts';

const status =
  '{"channel":"status","type":"update","data":[{"version":"2.0.9","system":"online","api_version":"v2","connection_id":12}]}';
const source = 'https://docs.kraken.com/api/docs/guides/spot-ws-intro';

export const cases: ServiceCase[] = [
  {
    name: 'expired token',
    url: 'wss://ws-auth.kraken.com/v2',
    opens: true,
    serverMessages: [
      status,
      '{"error":"ESession:Invalid session","method":"subscribe","success":false,"time_in":"2026-01-01T00:00:00Z"}',
    ],
    expect: { topic: 'credentials', meaning: /token/ },
    source:
      'https://support.kraken.com/articles/360034664311-how-to-subscribe-to-the-kraken-websocket-private-feeds',
  },
  {
    name: 'wrong pair (v2)',
    url: 'wss://ws.kraken.com/v2',
    opens: true,
    serverMessages: [
      status,
      '{"error":"Currency pair not supported XBT/USDX","method":"subscribe","success":false,"symbol":"XBT/USDX"}',
    ],
    expect: { topic: 'unknown-resource', meaning: /currency pair/ },
    source,
  },
  {
    name: 'wrong pair (v1)',
    url: 'wss://ws.kraken.com',
    opens: true,
    serverMessages: [
      '{"errorMessage":"Currency pair not in ISO 4217-A3 format XBTUSD","event":"subscriptionStatus","pair":"XBTUSD","status":"error"}',
    ],
    expect: { topic: 'unknown-resource', meaning: /currency pair/ },
    source,
  },
  {
    name: 'a ticker',
    url: 'wss://ws.kraken.com/v2',
    opens: true,
    serverMessages: [
      status,
      '{"method":"subscribe","result":{"channel":"ticker","symbol":"BTC/USD"},"success":true}',
      '{"channel":"heartbeat"}',
    ],
    expect: 'healthy',
    source,
  },
];
