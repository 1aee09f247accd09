import { answered, attempt, httpResponse, type Scenarios, tape, unseenAttempt } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'no such path',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 404'),
      ),
      confidence: 'certain',
      says: ['/live'],
      never: ['Action Cable'],
    },
    {
      name: 'a hub of SignalR, which another instance negotiated',
      session: tape(
        httpResponse('http://api.test:8080/negotiate'),
        attempt('ws://api.test:8080/hub?id=c3f1', answered(404)),
      ),
      says: ['sticky sessions', 'skipNegotiation'],
    },
    {
      name: 'a slash too many',
      session: tape(
        attempt('ws://api.test/ws/', 'Error during WebSocket handshake: Unexpected response code: 404'),
      ),
      says: ['ends with a slash'],
    },
    {
      name: 'two slashes',
      session: tape(
        attempt('ws://api.test//ws', 'Error during WebSocket handshake: Unexpected response code: 404'),
      ),
      says: ['double slash'],
    },
  ],
  clear: [
    {
      name: '410 is gone for good',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 410'),
      ),
    },
    {
      name: 'the host is not found',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error in connection establishment: net::ERR_NAME_NOT_RESOLVED', {
          requestSent: false,
        }),
      ),
    },
    {
      name: '200 is a web page',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 200'),
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
