import { attempt, closed, conversation, page, type Scenarios, tape, unseenAttempt } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a public page reaches for loopback',
      session: tape(
        page('https://public.example/'),
        attempt(
          'ws://127.0.0.1:4455/',
          'Error in connection establishment: net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS',
          { requestSent: false },
        ),
      ),
      confidence: 'certain',
      says: ['allow="loopback-network"', 'site settings'],
    },
    {
      name: 'from a page on http there is no permission to ask for',
      session: tape(
        page('http://public.example/'),
        attempt(
          'ws://192.168.1.20/',
          'Error in connection establishment: net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS',
          { requestSent: false },
        ),
      ),
      says: ['Serve the page over https', 'allow="local-network"'],
    },
    {
      name: 'the operating system forbids it',
      session: tape(
        attempt(
          'ws://192.168.1.20/',
          'Error in connection establishment: net::ERR_LOCAL_NETWORK_PERMISSION_MISSING',
          { requestSent: false },
        ),
      ),
      says: ['operating system'],
    },
  ],
  clear: [
    {
      name: 'a private address that merely refuses',
      session: tape(
        page('https://public.example/'),
        attempt('ws://127.0.0.1:4455/', 'Error in connection establishment: net::ERR_CONNECTION_REFUSED', {
          requestSent: false,
        }),
      ),
    },
    {
      name: 'blocked by an extension',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error in connection establishment: net::ERR_BLOCKED_BY_CLIENT', {
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
      session: tape(unseenAttempt('ws://api.test:8080/live')),
    },
  ],
};
