import type { ServiceCase } from '../service-case.ts';

const url = 'wss://host.example.com:6080/websockify';
const source = 'https://github.com/novnc/websockify/blob/master/websockify/websocketproxy.py';

export const cases: ServiceCase[] = [
  {
    name: 'session',
    url,
    opens: true,
    serverMessages: ['RFB 003.008\n'],
    closeCode: 1000,
    closeReason: '',
    expect: 'healthy',
    source,
  },
  {
    name: 'VNC server not reachable',
    url,
    opens: true,
    closeCode: 1011,
    closeReason: 'Failed to connect to downstream server',
    expect: { topic: 'backend-unreachable', meaning: /could not connect/ },
    source,
  },
  {
    name: 'VNC server closed',
    url,
    opens: true,
    closeCode: 1000,
    closeReason: 'Target closed',
    expect: { topic: 'backend-unreachable', meaning: /VNC server closed/ },
    source,
  },
];
