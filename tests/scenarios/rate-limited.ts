import {
  answered,
  attempt,
  closed,
  conversation,
  type Scenarios,
  tape,
  unseenAttempt,
} from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'too many requests',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 429'),
      ),
      confidence: 'certain',
      says: [
        'Retry-After',
        'Math.random()',
        'Math.min(60000, 1000',
        'limit_req_status 429',
        'deny_status 429',
        'rateLimit',
      ],
    },
    {
      name: 'at a proxy that its answer names',
      session: tape(
        attempt('ws://api.test:8080/live', answered(429), {
          responseHeaders: [{ name: 'Server', value: 'nginx/1.22.1' }],
        }),
      ),
      says: ['names nginx', 'limit_req zone=sockets'],
      never: ['deny_status'],
    },
    {
      name: 'after many attempts in a minute',
      session: tape(
        ...Array.from({ length: 6 }, (_, i) =>
          attempt(
            'ws://api.test:8080/live',
            'Error during WebSocket handshake: Unexpected response code: 429',
            { at: 10 + i * 1_000 },
          ),
        ),
      ),
      says: ['other connections'],
      also: ['reconnect-storm'],
    },
  ],
  clear: [
    {
      name: '503 is overload, not a limit',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 503'),
      ),
    },
    { name: '1013 after opening', session: tape(conversation('ws://api.test:8080/live'), closed(500, 1013)) },
    {
      name: 'many failures of another kind',
      session: tape(
        ...Array.from({ length: 6 }, (_, i) =>
          attempt(
            'ws://api.test:8080/live',
            'Error in connection establishment: net::ERR_CONNECTION_REFUSED',
            { requestSent: false, at: 10 + i * 1_000 },
          ),
        ),
      ),
    },
  ],
  unknown: [
    {
      name: 'the page alone: DevTools was opened later',
      session: tape(unseenAttempt('ws://api.test:8080/live')),
    },
  ],
};
