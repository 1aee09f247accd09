import type { ServiceCase } from '../service-case.ts';

const source = 'https://grafana.com/docs/grafana/latest/setup-grafana/set-up-grafana-live/';

export const cases: ServiceCase[] = [
  {
    name: 'origin does not match root_url',
    url: 'wss://grafana.example.com/api/live/ws',
    status: 403,
    expect: { topic: 'origin', meaning: /root_url/ },
    source,
  },
  {
    name: 'too many tabs',
    url: 'wss://grafana.example.com/api/live/ws',
    opens: true,
    closeCode: 3504,
    closeReason: 'connection limit',
    expect: { topic: 'rate-limit', meaning: /maximum number/ },
    source,
  },
  {
    name: 'proxy does not forward Upgrade',
    url: 'wss://example.com/grafana/api/live/ws',
    status: 400,
    body: 'Bad Request',
    expect: { topic: 'malformed-request', meaning: /without the headers/ },
    source,
  },
  {
    name: 'a dashboard that streams',
    url: 'ws://localhost:3000/api/live/ws',
    opens: true,
    clientMessages: ['{"connect":{"name":"js"},"id":1}'],
    serverMessages: ['{"id":1,"connect":{"client":"0f5c","ping":25,"pong":true}}', '{}'],
    closeCode: 1000,
    expect: 'healthy',
    source,
  },
];
