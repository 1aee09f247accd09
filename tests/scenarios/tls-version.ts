import { attempt, closed, conversation, type Scenarios, tape, unseenAttempt } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'TLS 1.0 only',
      session: tape(
        attempt(
          'wss://api.test/live',
          'Error in connection establishment: net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
          { requestSent: false },
        ),
      ),
      confidence: 'certain',
      says: ['-tls1_2', 'ssl_protocols'],
    },
  ],
  clear: [
    {
      name: 'no TLS at all',
      session: tape(
        attempt('wss://api.test/live', 'Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR', {
          requestSent: false,
        }),
      ),
    },
    {
      name: 'a certificate',
      session: tape(
        attempt('wss://api.test/live', 'Error in connection establishment: net::ERR_CERT_DATE_INVALID', {
          requestSent: false,
        }),
      ),
    },
    {
      name: 'a healthy conversation',
      session: tape(conversation('ws://api.test:8080/live'), closed(5_000, 1000)),
    },
  ],
  unknown: [
    {
      name: 'the page alone: DevTools was opened later',
      session: tape(unseenAttempt('wss://api.test/live')),
    },
  ],
};
