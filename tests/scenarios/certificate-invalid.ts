import { attempt, type Scenarios, tape, unseenAttempt } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'revoked',
      session: tape(
        attempt('wss://api.test/live', 'Error in connection establishment: net::ERR_CERT_REVOKED', {
          requestSent: false,
        }),
      ),
      confidence: 'certain',
      says: ['ERR_CERT_REVOKED'],
    },
    {
      name: 'weak key',
      session: tape(
        attempt('wss://api.test/live', 'Error in connection establishment: net::ERR_CERT_WEAK_KEY', {
          requestSent: false,
        }),
      ),
    },
    {
      name: 'not logged',
      session: tape(
        attempt(
          'wss://api.test/live',
          'Error in connection establishment: net::ERR_CERTIFICATE_TRANSPARENCY_REQUIRED',
          { requestSent: false },
        ),
      ),
    },
  ],
  clear: [
    {
      name: 'expired has a rule of its own',
      session: tape(
        attempt('wss://api.test/live', 'Error in connection establishment: net::ERR_CERT_DATE_INVALID', {
          requestSent: false,
        }),
      ),
    },
    {
      name: 'so has another name',
      session: tape(
        attempt(
          'wss://api.test/live',
          'Error in connection establishment: net::ERR_CERT_COMMON_NAME_INVALID',
          { requestSent: false },
        ),
      ),
    },
    {
      name: 'and an issuer that is not trusted',
      session: tape(
        attempt('wss://api.test/live', 'Error in connection establishment: net::ERR_CERT_AUTHORITY_INVALID', {
          requestSent: false,
        }),
      ),
    },
    {
      name: 'the certificate of the client',
      session: tape(
        attempt(
          'wss://api.test/live',
          'Error in connection establishment: net::ERR_BAD_SSL_CLIENT_AUTH_CERT',
          { requestSent: false },
        ),
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
