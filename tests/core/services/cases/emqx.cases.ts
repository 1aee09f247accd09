import type { ServiceCase } from '../service-case.ts';

const url = 'wss://broker.emqx.io:8084/mqtt';
const source = 'https://github.com/emqx/emqx/blob/master/apps/emqx/src/emqx_ws_connection.erl';

export const cases: ServiceCase[] = [
  { name: 'connects', url, subprotocols: ['mqtt'], opens: true, closeCode: 1000, expect: 'healthy', source },
  {
    name: 'wrong subprotocol',
    url,
    subprotocols: ['chat'],
    status: 400,
    expect: { topic: 'malformed-request', meaning: /subprotocol/ },
    source,
  },
  {
    name: 'origin not allowed',
    url,
    subprotocols: ['mqtt'],
    status: 403,
    expect: { topic: 'origin', meaning: /origin/ },
    source,
  },
  {
    name: 'wrong path',
    url: 'wss://broker.emqx.io:8084/',
    subprotocols: ['mqtt'],
    status: 404,
    expect: { topic: 'unknown-resource', meaning: /path/ },
    source,
  },
];
