import type { ServiceCase } from '../service-case.ts';

const url = 'wss://demo.ada.partykit.dev/parties/main/room-1?_pk=4f6f2a';
const source = 'https://docs.partykit.io/guides/authentication/';

export const cases: ServiceCase[] = [
  {
    name: 'no token',
    url,
    status: 401,
    body: 'Unauthorized',
    expect: { topic: 'credentials', meaning: /onBeforeConnect/ },
    source,
  },
  {
    name: 'wrong party',
    url: 'ws://localhost:1999/parties/chat/room-1?_pk=4f6f2a',
    status: 404,
    expect: { topic: 'unknown-resource', meaning: /no party/ },
    source: 'https://docs.partykit.io/reference/partysocket-api/',
  },
  {
    name: 'in the room',
    url,
    opens: true,
    serverMessages: ['hello'],
    clientMessages: ['hi'],
    expect: 'healthy',
    source: 'https://docs.partykit.io/',
  },
];
