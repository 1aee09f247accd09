import {
  closed,
  conversation,
  errored,
  frame,
  pagehide,
  pageshow,
  type Scenarios,
  tape,
  wire,
} from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'lost to the back/forward cache',
      session: tape(
        conversation('ws://api.test:8080/live'),
        pagehide(900, true),
        pageshow(9_000, true),
        errored(9_001),
        closed(9_002, 1006),
      ),
      confidence: 'certain',
      says: ['pageshow'],
    },
  ],
  clear: [
    { name: 'left for good', session: tape(conversation('ws://api.test:8080/live'), pagehide(900, false)) },
    {
      name: 'came back, went on, and was cut later',
      session: tape(
        conversation('ws://api.test:8080/live'),
        pagehide(900, true),
        pageshow(2_000, true),
        frame('received', 3_000),
        closed(5_500, 1006),
      ),
    },
    {
      name: 'cut without leaving',
      session: tape(conversation('ws://api.test:8080/live'), closed(900, 1006)),
    },
  ],
  unknown: [
    { name: 'a socket of a worker', session: tape(wire(30, { url: 'ws://api.test/live', status: 101 })) },
  ],
};
