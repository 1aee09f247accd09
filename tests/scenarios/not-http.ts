import {
  attempt,
  closed,
  conversation,
  errored,
  type Scenarios,
  tape,
  unseenAttempt,
  wire,
} from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'an SSH server',
      session: tape(
        attempt('ws://127.0.0.1:22222/', 'Error during WebSocket handshake: net::ERR_INVALID_HTTP_RESPONSE'),
      ),
      confidence: 'certain',
      says: ['nc -w3 127.0.0.1 22222', 'ss -ltnp'],
    },
    {
      name: 'a status line out of order',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Invalid status line'),
      ),
    },
  ],
  clear: [
    {
      name: 'HTTP text after opening',
      session: tape(
        conversation('ws://api.test:8080/live'),
        errored(70),
        closed(70, 1006),
        wire(75, { url: 'ws://api.test:8080/live', status: 101, reason: 'Invalid frame header' }),
      ),
    },
    {
      name: 'no answer at all',
      session: tape(
        attempt('wss://api.test/live', 'Connection closed before receiving a handshake response'),
      ),
    },
    {
      name: 'TLS bytes are a matter of the scheme',
      session: tape(
        attempt('wss://api.test/live', 'Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR', {
          requestSent: false,
        }),
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
