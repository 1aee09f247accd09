import { closeCalled, closed, conversation, errored, frame, type Scenarios, tape, wire } from '../tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'sixty seconds of silence, once',
      session: tape(conversation('ws://api.test:8080/live'), closed(60_070, 1006)),
      confidence: 'possible',
      says: ['60.0 s', 'nginx', 'Application Load Balancer', 'Send something every 25 s'],
    },
    {
      name: 'sixty seconds behind nginx',
      session: tape(
        conversation('ws://api.test:8080/live'),
        closed(60_070, 1006),
        wire(60_080, {
          url: 'ws://api.test:8080/live',
          status: 101,
          responseHeaders: [{ name: 'Server', value: 'nginx/1.22.1' }],
        }),
      ),
      confidence: 'likely',
      says: ['probably by nginx', 'proxy_read_timeout 3600s'],
    },
    {
      name: 'three seconds behind nginx: its limit may be set so',
      session: tape(
        conversation('ws://api.test:8080/live'),
        closed(3_070, 1006),
        wire(3_080, {
          url: 'ws://api.test:8080/live',
          status: 101,
          responseHeaders: [{ name: 'Server', value: 'nginx/1.22.1' }],
        }),
      ),
      confidence: 'possible',
      says: ['nginx', 'every 1 s', 'it is no timeout'],
      never: ['probably by'],
    },
    {
      name: 'a silence of its own, twice',
      session: tape(
        conversation('ws://api.test:8080/live'),
        closed(17_070, 1006),
        conversation('ws://api.test:8080/live', 20_000),
        closed(37_060, 1006),
      ),
      confidence: 'likely',
      says: ['same silence'],
    },
    {
      name: 'three times the same silence after different ages',
      session: tape(
        conversation('ws://api.test:8080/live'),
        closed(17_070, 1006),
        conversation('ws://api.test:8080/live', 20_000),
        frame('sent', 30_000),
        closed(47_000, 1006),
        conversation('ws://api.test:8080/live', 50_000),
        frame('received', 71_000),
        closed(88_000, 1006),
      ),
      confidence: 'certain',
    },
    {
      name: 'three times, but always of the same age: it may be a lifetime',
      session: tape(
        conversation('ws://api.test:8080/live'),
        closed(17_070, 1006),
        conversation('ws://api.test:8080/live', 20_000),
        closed(37_060, 1006),
        conversation('ws://api.test:8080/live', 40_000),
        closed(57_060, 1006),
      ),
      confidence: 'likely',
    },
  ],
  clear: [
    {
      name: 'cut in the middle of traffic',
      session: tape(conversation('ws://api.test:8080/live'), frame('sent', 60_000), closed(60_070, 1006)),
    },
    {
      name: 'a silence that fits no limit, once',
      session: tape(conversation('ws://api.test:8080/live'), closed(17_070, 1006)),
    },
    {
      name: 'cut after a second, behind nginx',
      session: tape(
        conversation('ws://api.test:8080/live'),
        closed(1_070, 1006),
        wire(1_080, {
          url: 'ws://api.test:8080/live',
          status: 101,
          responseHeaders: [{ name: 'Server', value: 'nginx/1.22.1' }],
        }),
      ),
    },
    {
      name: 'sixty seconds of silence, then a close frame',
      session: tape(conversation('ws://api.test:8080/live'), closed(60_070, 1000)),
    },
    {
      name: 'the page closed and waited sixty seconds for the answer',
      session: tape(conversation('ws://api.test:8080/live'), closeCalled(70, 1), closed(60_170, 1006)),
    },
    {
      name: 'the browser itself ended it',
      session: tape(conversation('ws://api.test:8080/live'), errored(60_069), closed(60_070, 1006)),
    },
    {
      name: 'two silences that differ',
      session: tape(
        conversation('ws://api.test:8080/live'),
        closed(17_070, 1006),
        conversation('ws://api.test:8080/live', 20_000),
        closed(43_060, 1006),
      ),
    },
  ],
  unknown: [
    { name: 'a socket of a worker', session: tape(wire(30, { url: 'ws://api.test/live', status: 101 })) },
  ],
};
