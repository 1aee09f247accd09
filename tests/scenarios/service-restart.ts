import { closed, conversation, type Scenarios, tape, wire } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a deployment',
      session: tape(conversation('ws://api.test:8080/live'), closed(940, 1012, { reason: 'restart' })),
      confidence: 'certain',
      says: ['random delay'],
    },
    {
      name: 'several at once',
      session: tape(
        conversation('ws://api.test:8080/live'),
        conversation('ws://api.test:8080/live', 20),
        closed(900, 1012, { socket: 1 }),
        closed(910, 1012, { socket: 2 }),
      ),
      says: ['1 other'],
    },
  ],
  clear: [
    {
      name: 'going away without more',
      session: tape(conversation('ws://api.test:8080/live'), closed(940, 1001)),
    },
    { name: '1013', session: tape(conversation('ws://api.test:8080/live'), closed(940, 1013)) },
  ],
  unknown: [
    { name: 'a socket of a worker', session: tape(wire(30, { url: 'ws://api.test/live', status: 101 })) },
  ],
};
