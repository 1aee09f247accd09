import { attempt, type Scenarios, tape, unseenAttempt } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a wrong proof',
      session: tape(
        attempt(
          'ws://api.test:8080/live',
          "Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value",
        ),
      ),
      confidence: 'certain',
      says: ['s3pPLMBiTxaQ9kYGzzhZRbK+xOo=', 'cache'],
    },
    {
      name: 'no Upgrade',
      session: tape(
        attempt('ws://api.test:8080/live', "Error during WebSocket handshake: 'Upgrade' header is missing"),
      ),
      says: ['lacks the header Upgrade'],
    },
    {
      name: 'Connection says something else',
      session: tape(
        attempt(
          'ws://api.test:8080/live',
          "Error during WebSocket handshake: 'Connection' header value must contain 'Upgrade'",
        ),
      ),
      says: ['wrong value in Connection'],
    },
    {
      name: 'a header twice',
      session: tape(
        attempt(
          'ws://api.test:8080/live',
          "Error during WebSocket handshake: 'Sec-WebSocket-Accept' header must not appear more than once in a response",
        ),
      ),
      says: ['repeats the header'],
    },
    {
      name: 'HTTP/2',
      session: tape(
        attempt('wss://api.test/live', 'Stream closed with error: net::ERR_HTTP2_PROTOCOL_ERROR'),
      ),
      confidence: 'likely',
      says: ['RFC 8441'],
    },
  ],
  clear: [
    {
      name: 'the subprotocol twice',
      session: tape(
        attempt(
          'wss://api.test/live',
          "Error during WebSocket handshake: 'Sec-WebSocket-Protocol' header must not appear more than once in a response",
          { protocols: ['a'] },
        ),
      ),
    },
    {
      name: 'no answer at all',
      session: tape(
        attempt('wss://api.test/live', 'Connection closed before receiving a handshake response'),
      ),
    },
    {
      name: '200',
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
