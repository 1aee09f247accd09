import type { ServiceCase } from '../service-case.ts';

const source = 'https://docs.docker.com/reference/api/engine/';

export const cases: ServiceCase[] = [
  {
    name: 'attached',
    url: 'ws://127.0.0.1:2375/v1.47/containers/web/attach/ws?stream=1&stdout=1',
    opens: true,
    serverMessages: ['No such container\n'],
    closeCode: 1000,
    expect: 'healthy',
    source,
  },
  {
    name: 'no such container',
    url: 'ws://127.0.0.1:2375/containers/nope/attach/ws?stream=1',
    status: 404,
    body: '{"message":"No such container: nope"}',
    expect: { topic: 'unknown-resource', meaning: /container/ },
    source,
  },
];
