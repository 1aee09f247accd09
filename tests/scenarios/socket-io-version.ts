import { created, frame, opened, type Scenarios, tape, wire } from '../support/tape.ts';

const ws = (version: number) => `ws://localhost:3000/socket.io/?EIO=${version}&transport=websocket`;
const GREETING = '0{"sid":"a1","upgrades":[],"pingInterval":25000,"pingTimeout":20000}';
const says = (version: number, ...received: string[]) =>
  tape(
    created(ws(version)),
    opened(20),
    frame('received', 30, GREETING),
    frame('sent', 31, '40'),
    ...received.map((text, index) => frame('received', 40 + index, text)),
  );

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a CONNECT packet without sid',
      session: says(4, '40'),
      confidence: 'certain',
      says: ['socket.io-client@2', 'without the {"sid":…}'],
    },
    { name: 'of a namespace', session: says(4, '40/admin,'), confidence: 'certain' },
  ],
  clear: [
    { name: 'a server of version 4', session: says(4, '40{"sid":"b2"}') },
    { name: 'client and server of version 2', session: says(3, '40') },
    { name: 'the server rejects the namespace', session: says(4, '44{"message":"Invalid namespace"}') },
  ],
  unknown: [{ name: 'a connection of a worker', session: tape(wire(30, { url: ws(4), status: 101 })) }],
};
