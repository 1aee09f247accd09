import { attempt, closed, conversation, page, type Scenarios, tape, unseenAttempt } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'the name does not exist',
      session: tape(
        attempt('ws://nowhere.invalid/x', 'Error in connection establishment: net::ERR_NAME_NOT_RESOLVED', {
          requestSent: false,
        }),
      ),
      confidence: 'certain',
      says: ['dig +short nowhere.invalid'],
    },
    {
      name: 'a slip of the finger in a name that the tab knows',
      session: tape(
        page('https://app.example.com/'),
        attempt(
          'wss://app.exmaple.com/live',
          'Error in connection establishment: net::ERR_NAME_NOT_RESOLVED',
          { requestSent: false },
        ),
      ),
      says: ['is it app.example.com?'],
    },
    {
      name: 'a service name of Docker',
      session: tape(
        attempt('ws://backend:8080/ws', 'Error in connection establishment: net::ERR_NAME_NOT_RESOLVED', {
          requestSent: false,
        }),
      ),
      says: ['Docker'],
    },
    {
      name: 'a name that could be an option of a program',
      session: tape(
        attempt('ws://-oProxyCommand/ws', 'Error in connection establishment: net::ERR_NAME_NOT_RESOLVED', {
          requestSent: false,
        }),
      ),
      says: ['dig +short HOST'],
      never: ['dig +short -o'],
    },
  ],
  clear: [
    {
      name: 'the name resolves and the port refuses',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error in connection establishment: net::ERR_CONNECTION_REFUSED', {
          requestSent: false,
        }),
      ),
    },
    {
      name: 'the name of the proxy does not resolve',
      session: tape(
        attempt(
          'ws://api.test:8080/live',
          'Error in connection establishment: net::ERR_PROXY_CONNECTION_FAILED',
          { requestSent: false },
        ),
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
      session: tape(unseenAttempt('ws://api.test:8080/live')),
    },
  ],
};
