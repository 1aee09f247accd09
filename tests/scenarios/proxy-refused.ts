import { attempt, type Scenarios, tape, unseenAttempt } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'the proxy forbids the tunnel',
      session: tape(
        attempt('wss://api.test/live', 'Establishing a tunnel via proxy server failed.', {
          requestSent: false,
        }),
      ),
      confidence: 'certain',
      says: ['CONNECT', '--proxytunnel', 'api.test:443'],
    },
    {
      name: 'the proxy wants a password',
      session: tape(attempt('wss://api.test/live', 'Proxy authentication failed', { requestSent: false })),
      says: ['requires credentials'],
    },
    {
      name: 'the proxy is dead',
      session: tape(
        attempt(
          'wss://api.test/live',
          'Error in connection establishment: net::ERR_PROXY_CONNECTION_FAILED',
          { requestSent: false },
        ),
      ),
      says: ['--no-proxy-server'],
    },
    {
      name: 'the server answers as if it were a proxy',
      session: tape(
        attempt(
          'ws://api.test:8080/live',
          'Error during WebSocket handshake: net::ERR_UNEXPECTED_PROXY_AUTH',
        ),
      ),
      says: ['407, as only a proxy may'],
    },
    {
      name: 'a tunnel error by its name',
      session: tape(
        attempt(
          'wss://api.test/live',
          'Error in connection establishment: net::ERR_TUNNEL_CONNECTION_FAILED',
          { requestSent: false },
        ),
      ),
    },
  ],
  clear: [
    {
      name: '401 is of the server',
      session: tape(
        attempt('ws://api.test:8080/live', 'HTTP Authentication failed; no valid credentials available'),
      ),
    },
    {
      name: '502 is a proxy in front of the server, not of the user',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 502'),
      ),
    },
    {
      name: 'the server itself refuses',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error in connection establishment: net::ERR_CONNECTION_REFUSED', {
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
