import { attempt, closed, conversation, frame, type Scenarios, tape, wire } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'an exception',
      session: tape(conversation('ws://api.test:8080/live'), frame('sent', 900, 'boom'), closed(940, 1011)),
      confidence: 'certain',
      says: ['journalctl', '40 ms earlier'],
    },
  ],
  clear: [
    {
      name: 'no pong came',
      session: tape(
        conversation('ws://api.test:8080/live'),
        closed(40_000, 1011, { reason: 'keepalive ping timeout' }),
      ),
    },
    {
      name: '500 comes before opening',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 500'),
      ),
    },
    { name: '1012 is meant', session: tape(conversation('ws://api.test:8080/live'), closed(940, 1012)) },
    { name: 'cut', session: tape(conversation('ws://api.test:8080/live'), closed(940, 1006)) },
  ],
  unknown: [
    { name: 'a socket of a worker', session: tape(wire(30, { url: 'ws://api.test/live', status: 101 })) },
  ],
};
