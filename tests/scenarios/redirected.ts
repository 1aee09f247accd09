import { attempt, created, failed, type Scenarios, tape, unseenAttempt, wire } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'moved for good',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 301'),
      ),
      confidence: 'certain',
      says: ['(301)', 'new WebSocket("wss://api.test:8080/live")'],
    },
    {
      name: 'to the login page',
      session: tape(
        attempt('wss://api.test/live', 'Error during WebSocket handshake: Unexpected response code: 302'),
      ),
      says: ['(302)', 'login'],
      never: ['Use wss'],
    },
    {
      name: 'Firefox shows where to',
      session: tape(
        created('ws://api.test:8080/live'),
        failed(30),
        wire(35, {
          url: 'ws://api.test:8080/live',
          status: 308,
          responseHeaders: [{ name: 'Location', value: 'https://api.test/live/' }],
        }),
      ),
      says: ['https://api.test/live/'],
    },
  ],
  clear: [
    {
      name: '200 is no redirect',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 200'),
      ),
    },
    {
      name: '404',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 404'),
      ),
    },
    {
      name: '400',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 400'),
      ),
    },
  ],
  unknown: [
    {
      name: 'the page alone: DevTools was opened later',
      session: tape(unseenAttempt('ws://api.test:8080/live')),
    },
  ],
};
