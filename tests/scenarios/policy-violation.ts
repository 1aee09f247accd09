import { attempt, closed, conversation, page, type Scenarios, tape, wire } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'without a reason',
      session: tape(conversation('ws://api.test:8080/live'), closed(900, 1008)),
      confidence: 'certain',
      says: ['gave no reason', 'npx wscat'],
    },
    {
      name: 'because of the token',
      session: tape(conversation('ws://api.test:8080/live'), closed(900, 1008, { reason: 'token expired' })),
      says: ['token expired', 'get a fresh token'],
    },
  ],
  clear: [
    {
      name: 'the reason names the origin',
      session: tape(
        page('https://app.test/'),
        conversation('ws://api.test:8080/live'),
        closed(900, 1008, { reason: 'origin not allowed' }),
      ),
    },
    {
      name: 'the reason names the rate',
      session: tape(conversation('ws://api.test:8080/live'), closed(900, 1008, { reason: 'rate limit' })),
    },
    {
      name: '1011 is a failure, not a decision',
      session: tape(conversation('ws://api.test:8080/live'), closed(900, 1011)),
    },
    {
      name: '403 comes before opening',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 403'),
      ),
    },
    {
      name: 'a healthy conversation',
      session: tape(conversation('ws://api.test:8080/live'), closed(5_000, 1000)),
    },
  ],
  unknown: [
    { name: 'a socket of a worker', session: tape(wire(30, { url: 'ws://api.test/live', status: 101 })) },
  ],
};
