import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'permission denied',
    url: 'wss://s-usc1c-nss-210.firebaseio.com/.ws?v=5&ns=example-default-rtdb',
    opens: true,
    serverMessages: [
      '{"t":"c","d":{"t":"h","d":{"ts":1760000000000,"v":"5","h":"s-usc1c-nss-210.firebaseio.com","s":"abc"}}}',
      '{"t":"d","d":{"r":2,"b":{"s":"permission_denied","d":"Permission denied"}}}',
    ],
    expect: { topic: 'permission', meaning: /security rules/ },
    source: 'https://firebase.google.com/docs/database/security',
  },
  {
    name: 'another region',
    url: 'wss://s-usc1c-nss-210.firebaseio.com/.ws?v=5&ns=example-default-rtdb',
    opens: true,
    serverMessages: [
      '{"t":"c","d":{"t":"s","d":"Database lives in a different region. Please change your database URL to https://example-default-rtdb.europe-west1.firebasedatabase.app"}}',
    ],
    closeCode: 1000,
    expect: { topic: 'unknown-resource', meaning: /another region/ },
    source: 'https://firebase.google.com/docs/database/security',
  },
  {
    name: 'expired token',
    url: 'wss://s-usc1c-nss-210.firebaseio.com/.ws?v=5&ns=example-default-rtdb',
    opens: true,
    serverMessages: [
      '{"t":"c","d":{"t":"h","d":{"ts":1760000000000,"v":"5","h":"s-usc1c-nss-210.firebaseio.com","s":"abc"}}}',
      '{"t":"d","d":{"r":2,"b":{"s":"expired_token","d":"Auth token is expired."}}}',
    ],
    expect: { topic: 'credentials', meaning: /ID token/ },
    source: 'https://firebase.google.com/docs/database/security',
  },
  {
    name: 'listens',
    url: 'wss://s-usc1c-nss-210.firebaseio.com/.ws?v=5&ns=example-default-rtdb',
    opens: true,
    serverMessages: [
      '{"t":"c","d":{"t":"h","d":{"ts":1760000000000,"v":"5","h":"s-usc1c-nss-210.firebaseio.com","s":"abc"}}}',
      '{"t":"d","d":{"r":1,"b":{"s":"ok","d":""}}}',
      '{"t":"d","d":{"b":{"p":"chats","d":{"a":"permission_denied"}},"a":"d"}}',
    ],
    clientMessages: ['{"t":"d","d":{"r":1,"a":"s","b":{"c":{"sdk.js.10-0-0":1}}}}'],
    expect: 'healthy',
    source: 'https://firebase.google.com/docs/database/security',
  },
];
