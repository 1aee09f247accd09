import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'too many contexts',
    url: 'wss://api.cartesia.ai/tts/websocket?access_token=redacted&cartesia_version=2026-03-01',
    opens: true,
    serverMessages: [
      '{"type":"error","done":true,"status_code":429,"error_code":"concurrency_limited","title":"Too many concurrent requests","message":"You have exceeded your plan\'s concurrency limit.","request_id":"550e","context_id":"a"}',
    ],
    expect: { topic: 'rate-limit', meaning: /more requests at a time/ },
    source: 'https://docs.cartesia.ai/use-the-api/api-errors',
  },
  {
    name: 'no token',
    url: 'wss://api.cartesia.ai/tts/websocket?access_token=redacted&cartesia_version=2026-03-01',
    status: 401,
    expect: { topic: 'credentials', meaning: /access token is missing/ },
    source: 'https://docs.cartesia.ai/use-the-api/api-errors',
  },
  {
    name: 'speaks',
    url: 'wss://api.cartesia.ai/tts/websocket?access_token=redacted&cartesia_version=2026-03-01',
    opens: true,
    serverMessages: [
      '{"type":"chunk","data":"AAAA","done":false,"status_code":206,"context_id":"a"}',
      '{"type":"done","done":true,"status_code":200,"context_id":"a"}',
    ],
    clientMessages: ['{"context_id":"a","transcript":"hi"}'],
    closeCode: 1000,
    expect: 'healthy',
    source: 'https://docs.cartesia.ai/use-the-api/api-errors',
  },
];
