import { attempt, closed, conversation, type Scenarios, tape, wire } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'Try Again Later',
      session: tape(conversation('ws://api.test:8080/live'), closed(940, 1013)),
      confidence: 'certain',
      says: ['Try Again Later'],
    },
  ],
  clear: [
    {
      name: '503 comes before opening',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 503'),
      ),
    },
    { name: '1012', session: tape(conversation('ws://api.test:8080/live'), closed(940, 1012)) },
    {
      name: 'a healthy conversation',
      session: tape(conversation('ws://api.test:8080/live'), closed(5_000, 1000)),
    },
  ],
  unknown: [
    { name: 'a socket of a worker', session: tape(wire(30, { url: 'ws://api.test/live', status: 101 })) },
  ],
};
