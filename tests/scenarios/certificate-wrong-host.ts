import { attempt, type Scenarios, tape, unseenAttempt } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'another name',
      session: tape(
        attempt(
          'wss://api.test/live',
          'Error in connection establishment: net::ERR_CERT_COMMON_NAME_INVALID',
          { requestSent: false },
        ),
      ),
      confidence: 'certain',
      says: ['Subject Alternative Name', 'mkcert api.test'],
    },
  ],
  clear: [
    {
      name: 'expired',
      session: tape(
        attempt('wss://api.test/live', 'Error in connection establishment: net::ERR_CERT_DATE_INVALID', {
          requestSent: false,
        }),
      ),
    },
    {
      name: 'not trusted',
      session: tape(
        attempt('wss://api.test/live', 'Error in connection establishment: net::ERR_CERT_AUTHORITY_INVALID', {
          requestSent: false,
        }),
      ),
    },
    {
      name: 'the name does not resolve',
      session: tape(
        attempt('wss://api.test/live', 'Error in connection establishment: net::ERR_NAME_NOT_RESOLVED', {
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
