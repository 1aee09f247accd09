import type { ServiceCase } from '../service-case.ts';

const url = 'wss://app.example.com/cable';
const source = 'https://github.com/rails/rails/blob/main/actioncable/lib/action_cable/connection/base.rb';

export const cases: ServiceCase[] = [
  {
    name: 'subscribes',
    url,
    subprotocols: ['actioncable-v1-json'],
    opens: true,
    serverMessages: [
      '{"type":"welcome"}',
      '{"type":"ping","message":1790000000}',
      '{"identifier":"{\\"channel\\":\\"A\\"}","type":"confirm_subscription"}',
    ],
    expect: 'healthy',
    source,
  },
  {
    name: 'not logged in',
    url,
    subprotocols: ['actioncable-v1-json'],
    opens: true,
    serverMessages: ['{"type":"disconnect","reason":"unauthorized","reconnect":false}'],
    expect: { topic: 'credentials', meaning: /rejected/ },
    source,
  },
  {
    name: 'subscription rejected',
    url,
    subprotocols: ['actioncable-v1-json'],
    opens: true,
    serverMessages: [
      '{"type":"welcome"}',
      '{"identifier":"{\\"channel\\":\\"A\\"}","type":"reject_subscription"}',
    ],
    expect: { topic: 'permission', meaning: /rejected/ },
    source,
  },
  {
    name: 'origin',
    url,
    subprotocols: ['actioncable-v1-json'],
    status: 404,
    body: 'Page not found',
    expect: { topic: 'origin', meaning: /origin/ },
    source,
  },
];
