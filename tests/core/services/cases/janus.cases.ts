import type { ServiceCase } from '../service-case.ts';

const url = 'wss://janus.example.com:8989/';
const source = 'https://github.com/meetecho/janus-gateway/blob/master/src/apierror.h';

export const cases: ServiceCase[] = [
  {
    name: 'session',
    url,
    subprotocols: ['janus-protocol'],
    opens: true,
    serverMessages: [
      '{\n   "janus": "success",\n   "transaction": "a",\n   "data": {\n      "id": 458\n   }\n}',
      '{"janus":"ack","session_id":1}',
    ],
    expect: 'healthy',
    source,
  },
  {
    name: 'session gone',
    url,
    subprotocols: ['janus-protocol'],
    opens: true,
    serverMessages: [
      '{\n   "janus": "error",\n   "session_id": 12,\n   "transaction": "b",\n   "error": {\n      "code": 458,\n      "reason": "No such session 12"\n   }\n}',
    ],
    expect: { topic: 'timeout', meaning: /session/ },
    source,
  },
  {
    name: 'secret',
    url,
    subprotocols: ['janus-protocol'],
    opens: true,
    serverMessages: [
      '{"janus":"error","transaction":"a","error":{"code":403,"reason":"Unauthorized request (wrong or missing secret/token)"}}',
    ],
    expect: { topic: 'credentials', meaning: /secret/ },
    source,
  },
];
