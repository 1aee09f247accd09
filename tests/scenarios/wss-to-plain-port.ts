import { attempt, closed, conversation, page, type Scenarios, tape, unseenAttempt } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'TLS on a port that answers something else',
      session: tape(
        attempt(
          'wss://localhost:8080/live',
          'Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR',
          { requestSent: false },
        ),
      ),
      confidence: 'likely',
      says: ['ws://localhost:8080/live', 'openssl s_client -connect localhost:8080'],
    },
    {
      name: 'the page itself came over http from that port',
      session: tape(
        page('http://localhost:8080/'),
        attempt(
          'wss://localhost:8080/live',
          'Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR',
          { requestSent: false },
        ),
      ),
      confidence: 'certain',
    },
    {
      name: 'the browser made wss of the ws that the page wrote',
      session: tape(
        attempt(
          'wss://api.test:8080/live',
          'Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR',
          { requestSent: false, requestedUrl: 'ws://api.test:8080/live' },
        ),
      ),
      says: ['upgrade-insecure-requests'],
    },
    {
      name: 'another wss socket was answered there: it is TLS, but broken',
      session: tape(
        conversation('wss://api.test/live'),
        closed(900, 1000),
        attempt('wss://api.test/live', 'Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR', {
          requestSent: false,
          at: 1_000,
        }),
      ),
      confidence: 'possible',
      says: ['failed'],
    },
  ],
  clear: [
    {
      name: 'too old a TLS is another matter',
      session: tape(
        attempt(
          'wss://api.test/live',
          'Error in connection establishment: net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
          { requestSent: false },
        ),
      ),
    },
    {
      name: 'a certificate proves that the port speaks TLS',
      session: tape(
        attempt('wss://api.test/live', 'Error in connection establishment: net::ERR_CERT_AUTHORITY_INVALID', {
          requestSent: false,
        }),
      ),
    },
    {
      name: 'closed during TLS',
      session: tape(
        attempt('wss://api.test/live', 'Error in connection establishment: net::ERR_CONNECTION_CLOSED', {
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
