import {
  bytes,
  closeCalled,
  closed,
  created,
  inWorker,
  opened,
  type Scenarios,
  type Step,
  tape,
} from '../support/tape.ts';

const url = 'wss://broker.test/mqtt';
const connect = (id: string): Uint8Array =>
  Uint8Array.from([
    0x10,
    12 + id.length,
    0,
    4,
    ...Buffer.from('MQTT'),
    4,
    2,
    0,
    60,
    0,
    id.length,
    ...Buffer.from(id),
  ]);
const client = (at: number, id: string): Step[] => [
  created(url, { at, protocols: ['mqtt'] }),
  opened(at + 40, { protocol: 'mqtt' }),
  ...[...connect(id)].map((byte) => bytes('sent', at + 41, Uint8Array.of(byte))),
  bytes('received', at + 50, Uint8Array.of(0x20, 2, 0, 0)),
];

export const scenarios: Scenarios = {
  found: [
    {
      name: 'the same client ID, twice',
      session: tape(client(10, 'web'), client(5_000, 'web'), closed(5_060, 1006, { socket: 1 })),
      confidence: 'likely',
      says: ['client ID "web"', '20 ms after', 'crypto.randomUUID()'],
    },
  ],
  clear: [
    {
      name: 'two client IDs',
      session: tape(client(10, 'web-1'), client(5_000, 'web-2'), closed(5_060, 1006, { socket: 1 })),
    },
    {
      name: 'a reconnect after the end',
      session: tape(client(10, 'web'), closed(4_000, 1006), client(5_000, 'web')),
    },
    {
      name: 'the page closes the old one',
      session: tape(
        client(10, 'web'),
        client(5_000, 'web'),
        closeCalled(5_050, 1, { socket: 1 }),
        closed(5_060, 1005, { socket: 1 }),
      ),
    },
    {
      name: 'both stay',
      session: tape(client(10, 'web'), client(5_000, 'web'), closed(60_000, 1006, { socket: 1 })),
    },
    {
      name: 'no client ID',
      session: tape(client(10, ''), client(5_000, ''), closed(5_060, 1006, { socket: 1 })),
    },
  ],
  unknown: [inWorker()],
};
