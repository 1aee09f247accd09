import {
  closed,
  created,
  errored,
  frame,
  opened,
  type Scenarios,
  tape,
  wait,
  wire,
} from '../support/tape.ts';

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
    {
      name: 'a client of version 2, and a server of version 4 that writes an HTTP response into the connection',
      session: tape(
        created(ws(3)),
        opened(20),
        errored(22),
        closed(22, 1006),
        wire(23, { url: ws(3), status: 101, reason: 'Invalid frame header' }),
      ),
      confidence: 'likely',
      says: ['allowEIO3'],
    },
    {
      name: 'a client of version 2, to which the server sends nothing',
      session: tape(created(ws(3)), opened(20), wait(5_000)),
      confidence: 'possible',
      says: ['allowEIO3', 'sent nothing in the 5 s'],
    },
  ],
  clear: [
    { name: 'a server of version 4', session: says(4, '40{"sid":"b2"}') },
    { name: 'client and server of version 2', session: says(3, '40') },
    { name: 'a client of version 2 that opened just now', session: tape(created(ws(3)), opened(20)) },
    { name: 'the server rejects the namespace', session: says(4, '44{"message":"Invalid namespace"}') },
  ],
  unknown: [{ name: 'a connection of a worker', session: tape(wire(30, { url: ws(4), status: 101 })) }],
};
