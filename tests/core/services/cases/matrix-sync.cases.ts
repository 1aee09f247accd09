import type { ServiceCase } from '../service-case.ts';

const source = 'https://spec.matrix.org/latest/client-server-api/';

export const cases: ServiceCase[] = [
  {
    name: 'WebSocket to /sync',
    url: 'wss://matrix.example.org/_matrix/client/v3/sync',
    status: 401,
    body: '{"errcode":"M_MISSING_TOKEN","error":"Missing access token"}',
    expect: { topic: 'credentials', meaning: /no WebSocket/ },
    source,
  },
  {
    name: 'unknown path',
    url: 'wss://matrix.example.org/_matrix/client/stream',
    status: 404,
    body: '{"errcode":"M_UNRECOGNIZED","error":"Unrecognized request"}',
    expect: { topic: 'unknown-resource', meaning: /does not know this path/ },
    source,
  },
  {
    name: 'a proxy that adds a WebSocket',
    url: 'wss://matrix.example.org/_matrix/client/unstable/stream',
    opens: true,
    serverMessages: ['{"next_batch":"s1"}'],
    expect: 'healthy',
    source,
  },
];
