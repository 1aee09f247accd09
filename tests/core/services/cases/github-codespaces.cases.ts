import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'the port of the back end is private and was never opened',
    url: 'wss://curly-guide-94xqrvv6pgw3pxww-8000.app.github.dev/_event',
    status: 302,
    expect: { topic: 'credentials', meaning: /forwarded port is private/ },
    source: 'https://github.com/reflex-dev/reflex/issues/2823',
  },
  {
    name: 'a client without a cookie',
    url: 'wss://curly-guide-94xqrvv6pgw3pxww-8000.app.github.dev/ws',
    status: 302,
    body: '',
    expect: { topic: 'credentials', meaning: /forwarded port is private/ },
    source:
      'https://docs.github.com/en/codespaces/developing-in-a-codespace/forwarding-ports-in-your-codespace',
  },
  {
    name: 'a public port',
    url: 'wss://curly-guide-94xqrvv6pgw3pxww-8000.app.github.dev/ws',
    opens: true,
    serverMessages: ['{"ready":true}'],
    expect: 'healthy',
    source:
      'https://docs.github.com/en/codespaces/developing-in-a-codespace/forwarding-ports-in-your-codespace',
  },
];
