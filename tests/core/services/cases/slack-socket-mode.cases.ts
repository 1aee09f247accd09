import type { ServiceCase } from '../service-case.ts';

const url = 'wss://wss-primary.slack.com/link/?ticket=d4ac8ab2&app_id=0fb3f1';
const hello =
  '{"type":"hello","num_connections":1,"debug_info":{"host":"applink-1","build_number":10,"approximate_connection_time":18060},"connection_info":{"app_id":"A01"}}';
const source = 'https://docs.slack.dev/apis/events-api/using-socket-mode/';

export const cases: ServiceCase[] = [
  {
    name: 'Socket Mode turned off',
    url,
    opens: true,
    serverMessages: [
      hello,
      '{"type":"disconnect","reason":"link_disabled","debug_info":{"host":"applink-1"}}',
    ],
    closeCode: 1000,
    expect: { topic: 'permission', meaning: /turned off/ },
    source,
  },
  {
    name: 'too many connections',
    url,
    opens: true,
    serverMessages: [
      '{"type":"disconnect","reason":"too_many_websockets","num_websockets":33,"debug_info":{"host":"applink-2"}}',
    ],
    expect: { topic: 'rate-limit', meaning: /more open connections/ },
    source: 'https://github.com/slackapi/node-slack-sdk/issues/1654',
  },
  {
    name: 'Slack refreshes the connection',
    url,
    opens: true,
    serverMessages: [
      hello,
      '{"type":"disconnect","reason":"refresh_requested","debug_info":{"host":"applink-1"}}',
    ],
    expect: { topic: 'shutdown', meaning: /routine/ },
    source,
  },
  {
    name: 'old URL',
    url,
    status: 408,
    expect: { topic: 'timeout', meaning: /in time/ },
    source: 'https://github.com/slackapi/node-slack-sdk/issues/1472',
  },
  {
    name: 'events arrive',
    url,
    opens: true,
    clientMessages: ['{"envelope_id":"1d3c"}'],
    serverMessages: [
      hello,
      '{"envelope_id":"1d3c","type":"events_api","accepts_response_payload":false,"payload":{"event":{"type":"message","text":"disconnect warning"}}}',
    ],
    expect: 'healthy',
    source,
  },
];
