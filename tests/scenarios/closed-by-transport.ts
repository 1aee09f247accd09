import {
  closeCalled,
  closed,
  conversation,
  created,
  errored,
  firefoxWire,
  frame,
  network,
  pagehide,
  pageshow,
  type Scenarios,
  tape,
  unseenAttempt,
  wire,
} from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'cut in the middle of steady traffic',
      session: tape(
        conversation('ws://api.test:8080/live'),
        Array.from({ length: 20 }, (_, i) => frame('sent', 100 + i * 42, 'more')),
        closed(940, 1006),
      ),
      confidence: 'certain',
      says: ['42 ms earlier', 'journalctl --since', 'without a close frame'],
    },
    {
      name: 'right after the 101, in Firefox',
      session: tape(
        firefoxWire(18, 'ws://api.test:8080/live'),
        created('ws://api.test:8080/live'),
        closed(40, 1006),
      ),
      confidence: 'certain',
      says: ['accepted the handshake (101)', 'before the browser could open it'],
      never: ['after opening'],
    },
    {
      name: 'several sockets to the host at once',
      session: tape(
        conversation('ws://api.test:8080/live'),
        conversation('ws://api.test:8080/live', 20),
        closed(900, 1006, { socket: 1 }),
        closed(910, 1006, { socket: 2 }),
      ),
      says: ['a server that stops, or a network that is lost'],
    },
    {
      name: 'bytes were left behind',
      session: tape(conversation('ws://api.test:8080/live'), closed(940, 1006, { buffered: 4096 })),
      says: ['4.1 kB'],
    },
  ],
  clear: [
    {
      name: 'cut right after a message of the page',
      session: tape(conversation('ws://api.test:8080/live'), frame('sent', 900, 'boom'), closed(940, 1006)),
    },
    { name: 'closed in order', session: tape(conversation('ws://api.test:8080/live'), closed(900, 1000)) },
    {
      name: 'the server goes away',
      session: tape(conversation('ws://api.test:8080/live'), closed(900, 1001)),
    },
    {
      name: 'a close frame without a code',
      session: tape(conversation('ws://api.test:8080/live'), closed(900, 1005)),
    },
    {
      name: 'the browser itself ended it',
      session: tape(conversation('ws://api.test:8080/live'), errored(900), closed(901, 1006)),
    },
    {
      name: 'the page closed, and the server never answered',
      session: tape(conversation('ws://api.test:8080/live'), closeCalled(900, 1), closed(61_000, 1006)),
    },
    {
      name: 'the page was left',
      session: tape(
        conversation('ws://api.test:8080/live'),
        pagehide(900, true),
        pageshow(9_000, true),
        errored(9_001),
        closed(9_002, 1006),
      ),
    },
    { name: 'a handshake that failed', session: tape(unseenAttempt('ws://api.test:8080/live')) },
    {
      name: 'the machine went offline',
      session: tape(conversation('ws://api.test:8080/live'), network(880, 'offline'), closed(900, 1006)),
    },
    {
      name: 'nginx cut a silence',
      session: tape(conversation('ws://api.test:8080/live'), closed(60_070, 1006)),
    },
  ],
  unknown: [
    { name: 'a socket of a worker', session: tape(wire(30, { url: 'ws://api.test/live', status: 101 })) },
  ],
};
