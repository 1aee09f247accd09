import type { ServiceCase } from '../service-case.ts';

const url = 'wss://8000-ada-demo-a1b2c3d4e5f.ws-eu110.gitpod.io/ws';
const source = 'https://github.com/gitpod-io/gitpod/blob/main/components/ws-proxy/pkg/proxy/auth.go';

export const cases: ServiceCase[] = [
  {
    name: 'private port',
    url,
    status: 401,
    expect: { topic: 'credentials', meaning: /port is private/ },
    source,
  },
  {
    name: 'cookie of another session',
    url,
    status: 403,
    expect: { topic: 'permission', meaning: /another session/ },
    source,
  },
  {
    name: 'workspace stopped',
    url,
    status: 404,
    expect: { topic: 'backend-unreachable', meaning: /does not run/ },
    source,
  },
  { name: 'public port', url, opens: true, serverMessages: ['hello'], expect: 'healthy', source },
];
