import { attempt, closed, conversation, type Scenarios, tape, unseenAttempt } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'self-signed',
      session: tape(
        attempt(
          'wss://localhost:8443/live',
          'Error in connection establishment: net::ERR_CERT_AUTHORITY_INVALID',
          { requestSent: false },
        ),
      ),
      confidence: 'certain',
      says: ['https://localhost:8443/', 'mkcert -install', 'fullchain.pem'],
    },
    {
      name: 'self-signed on the local network',
      session: tape(
        attempt(
          'wss://192.168.1.20/',
          'Error in connection establishment: net::ERR_CERT_SELF_SIGNED_LOCAL_NETWORK',
          { requestSent: false },
        ),
      ),
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
      name: 'revoked',
      session: tape(
        attempt('wss://api.test/live', 'Error in connection establishment: net::ERR_CERT_REVOKED', {
          requestSent: false,
        }),
      ),
    },
    { name: 'opened', session: tape(conversation('wss://api.test/live'), closed(900, 1000)) },
  ],
  unknown: [
    {
      name: 'the page alone: DevTools was opened later',
      session: tape(unseenAttempt('wss://api.test/live')),
    },
  ],
};
