import { attempt, closed, conversation, type Scenarios, tape, unseenAttempt } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'reset after the request',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: net::ERR_CONNECTION_RESET'),
      ),
      confidence: 'certain',
      says: ['after the request', 'tcp port 8080'],
    },
    {
      name: 'cut off during TLS',
      session: tape(
        attempt('wss://api.test/live', 'Error in connection establishment: net::ERR_CONNECTION_CLOSED', {
          requestSent: false,
        }),
      ),
      says: ['during the TLS handshake', 'openssl s_client -connect api.test:443'],
    },
    {
      name: 'accepted and dropped',
      session: tape(
        attempt(
          'ws://api.test:8080/live',
          'Error in connection establishment: net::ERR_SOCKET_NOT_CONNECTED',
          { requestSent: false },
        ),
      ),
      says: ['ended before the request was sent', 'docker ps'],
    },
  ],
  clear: [
    {
      name: 'closed in order, without an answer',
      session: tape(
        attempt('wss://api.test/live', 'Connection closed before receiving a handshake response'),
      ),
    },
    {
      name: 'refused is not reset',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error in connection establishment: net::ERR_CONNECTION_REFUSED', {
          requestSent: false,
        }),
      ),
    },
    {
      name: 'cut after opening',
      session: tape(conversation('ws://api.test:8080/live'), closed(5_000, 1006)),
    },
  ],
  unknown: [
    {
      name: 'the page alone: DevTools was opened later',
      session: tape(unseenAttempt('ws://api.test:8080/live')),
    },
  ],
};
