import {
  attempt,
  closeCalled,
  created,
  failed,
  type Scenarios,
  tape,
  unseenAttempt,
  wire,
} from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'canceled during TLS',
      session: tape(
        attempt('wss://api.test/live', 'WebSocket opening handshake was canceled', { requestSent: false }),
      ),
      confidence: 'likely',
      says: ['https://api.test/', 'Acceptable client certificate'],
    },
    {
      name: 'in a worker, where closing cannot be ruled out',
      session: tape(
        wire(30, {
          url: 'wss://api.test/live',
          reason: 'WebSocket opening handshake was canceled',
          requestSent: false,
        }),
      ),
      confidence: 'possible',
    },
    {
      name: 'named by its error',
      session: tape(
        attempt(
          'wss://api.test/live',
          'Error in connection establishment: net::ERR_BAD_SSL_CLIENT_AUTH_CERT',
          { requestSent: false },
        ),
      ),
      confidence: 'certain',
    },
  ],
  clear: [
    {
      name: 'canceled by the page itself',
      session: tape(
        created('wss://api.test/live'),
        closeCalled(20, 0),
        failed(30),
        wire(35, {
          url: 'wss://api.test/live',
          reason: 'WebSocket opening handshake was canceled',
          requestSent: false,
        }),
      ),
    },
    {
      name: 'canceled after the request was sent',
      session: tape(attempt('wss://api.test/live', 'WebSocket opening handshake was canceled')),
    },
    {
      name: 'canceled without TLS',
      session: tape(
        attempt('ws://api.test:8080/live', 'WebSocket opening handshake was canceled', {
          requestSent: false,
        }),
      ),
    },
  ],
  unknown: [
    {
      name: 'the page alone: DevTools was opened later',
      session: tape(unseenAttempt('wss://api.test/live')),
    },
  ],
};
