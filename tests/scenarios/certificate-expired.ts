import { attempt, closed, created, errored, type Scenarios, tape, unseenAttempt } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'expired',
      session: tape(
        attempt('wss://api.test/live', 'Error in connection establishment: net::ERR_CERT_DATE_INVALID', {
          requestSent: false,
        }),
      ),
      confidence: 'certain',
      says: ['openssl x509 -noout -dates', 'certbot renew', '-servername api.test'],
    },
  ],
  clear: [
    {
      name: 'another fault of the certificate',
      session: tape(
        attempt(
          'wss://api.test/live',
          'Error in connection establishment: net::ERR_CERT_COMMON_NAME_INVALID',
          { requestSent: false },
        ),
      ),
    },
    {
      name: 'TLS itself',
      session: tape(
        attempt(
          'wss://api.test/live',
          'Error in connection establishment: net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
          { requestSent: false },
        ),
      ),
    },
    {
      name: 'Firefox tells the page of a TLS failure, not which',
      session: tape(created('wss://api.test/live'), errored(20), closed(21, 1015)),
    },
  ],
  unknown: [
    {
      name: 'the page alone: DevTools was opened later',
      session: tape(unseenAttempt('wss://api.test/live')),
    },
  ],
};
