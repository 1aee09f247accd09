import type { ServiceCase } from '../service-case.ts';

const url = 'ws://127.0.0.1:9000/peerjs?key=wrong&id=anna&token=x7f3k2&version=1.5.5';
const source = 'https://github.com/peers/peerjs-server/blob/master/src/enums.ts';

export const cases: ServiceCase[] = [
  {
    name: 'a key that the server does not know',
    url,
    serverMessages: ['{"type":"ERROR","payload":{"msg":"Invalid key provided"}}'],
    closeCode: 1005,
    expect: { topic: 'credentials', meaning: /option key/ },
    source,
  },
  {
    name: 'an ID that another tab has',
    url,
    serverMessages: ['{"type":"ID-TAKEN","payload":{"msg":"ID is taken"}}'],
    closeCode: 1005,
    expect: { topic: 'duplicate-session', meaning: /in use/ },
    source,
  },
  {
    name: 'a server that is full',
    url,
    serverMessages: ['{"type":"ERROR","payload":{"msg":"Server has reached its concurrent user limit"}}'],
    closeCode: 1005,
    expect: { topic: 'rate-limit', meaning: /concurrent_limit/ },
    source,
  },
  {
    name: 'two peers that talk',
    url,
    opens: true,
    serverMessages: ['{"type":"OPEN"}'],
    closeCode: 1000,
    expect: 'healthy',
    source,
  },
];
