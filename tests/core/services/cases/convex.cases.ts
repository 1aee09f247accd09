import type { ServiceCase } from '../service-case.ts';

const url = 'wss://happy-otter-123.convex.cloud/api/1.25.0/sync';
const source = 'https://github.com/get-convex/convex-js/blob/main/src/browser/sync/web_socket_manager.ts';

export const cases: ServiceCase[] = [
  {
    name: 'wrong deployment',
    url,
    opens: true,
    closeCode: 4040,
    expect: { topic: 'unknown-resource', meaning: /does not exist/ },
    source,
  },
  {
    name: 'too many requests',
    url,
    opens: true,
    closeCode: 1013,
    closeReason: 'TooManyConcurrentRequests',
    expect: { topic: 'rate-limit', meaning: /too much/ },
    source,
  },
  {
    name: 'restart',
    url,
    opens: true,
    closeCode: 1011,
    closeReason: 'InternalServerError',
    expect: { topic: 'server-error', meaning: /failed inside/ },
    source,
  },
  {
    name: 'auth.config.ts does not match',
    url,
    opens: true,
    serverMessages: [
      '{"type":"AuthError","error":"Could not validate token: No auth provider found matching the given token","baseVersion":0,"authUpdateAttempted":true}',
    ],
    expect: { topic: 'credentials', meaning: /identity token/ },
    source: 'https://docs.convex.dev/auth/debug',
  },
  {
    name: 'queries update',
    url,
    opens: true,
    serverMessages: [
      '{"type":"Transition","startVersion":{"querySet":0,"identity":0,"ts":"AAAA"},"endVersion":{"querySet":1,"identity":0,"ts":"AAAB"},"modifications":[{"type":"QueryUpdated","queryId":0,"value":"AuthError"}]}',
      '{"type":"Ping"}',
    ],
    closeCode: 1000,
    expect: 'healthy',
    source,
  },
];
