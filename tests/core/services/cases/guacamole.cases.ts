import type { ServiceCase } from '../service-case.ts';

const url = 'wss://desk.example.com/guacamole/websocket-tunnel?token=redacted&GUAC_ID=1';
const subprotocols = ['guacamole'];
const source = 'https://guacamole.apache.org/doc/gug/protocol-reference.html';

export const cases: ServiceCase[] = [
  {
    name: 'session',
    url,
    subprotocols,
    opens: true,
    serverMessages: ['0.,36.d8f5a2c8-7a3b-4e0e-9a4a-0c1d2e3f4a5b;', '4.sync,8.12345678;'],
    closeCode: 1000,
    closeReason: '0',
    expect: 'healthy',
    source,
  },
  {
    name: 'desktop not found',
    url,
    subprotocols,
    opens: true,
    closeCode: 1011,
    closeReason: '519',
    expect: { topic: 'backend-unreachable', meaning: /not found/ },
    source,
  },
  {
    name: 'not logged in',
    url,
    subprotocols,
    opens: true,
    closeCode: 1008,
    closeReason: '769',
    expect: { topic: 'credentials', meaning: /logged in/ },
    source,
  },
  {
    name: 'already in use',
    url,
    subprotocols,
    opens: true,
    closeCode: 1008,
    closeReason: '517',
    expect: { topic: 'duplicate-session', meaning: /in use/ },
    source,
  },
];
