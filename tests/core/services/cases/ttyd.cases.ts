import type { ServiceCase } from '../service-case.ts';

const url = 'ws://host.example.com:7681/ws';
const source = 'https://github.com/tsl0922/ttyd/blob/main/src/protocol.c';

export const cases: ServiceCase[] = [
  {
    name: 'shell ends with exit',
    url,
    subprotocols: ['tty'],
    opens: true,
    clientMessages: ['{"AuthToken":"","columns":80,"rows":24}'],
    serverMessages: ['1bash (host)', '2{ }'],
    closeCode: 1000,
    expect: 'healthy',
    source,
  },
  {
    name: 'wrong credential',
    url,
    subprotocols: ['tty'],
    opens: true,
    clientMessages: ['{"AuthToken":"x","columns":80,"rows":24}'],
    closeCode: 1008,
    closeReason: '',
    expect: { topic: 'credentials', meaning: /AuthToken/ },
    source,
  },
  {
    name: 'command fails',
    url,
    subprotocols: ['tty'],
    opens: true,
    closeCode: 1011,
    closeReason: '',
    expect: { topic: 'backend-unreachable', meaning: /command/ },
    source,
  },
];
