import {
  answered,
  attempt,
  closed,
  conversation,
  created,
  foundClosed,
  type Scenarios,
  tape,
  unseenAttempt,
  wire,
} from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a web page',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 200'),
      ),
      confidence: 'certain',
      says: ['(200)', 'index.html'],
    },
    {
      name: 'the proxy dropped the Upgrade header',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 426'),
      ),
      confidence: 'certain',
      says: ['proxy_http_version 1.1', 'upgrade=websocket'],
    },
    {
      name: 'the proxy that dropped it is named by its answer',
      session: tape(
        attempt('ws://api.test:8080/live', answered(426), {
          responseHeaders: [{ name: 'Server', value: 'Apache/2.4.62 (Debian)' }],
        }),
      ),
      says: [
        'The answer to this handshake names Apache httpd',
        'ProxyPass /live',
        'in /etc/apache2/sites-available/',
      ],
      never: ['proxy_http_version'],
    },
    {
      name: 'the proxy that dropped it is named by the answer to another',
      session: tape(
        conversation('ws://api.test:8080/other'),
        wire(200, {
          url: 'ws://api.test:8080/other',
          status: 101,
          responseHeaders: [{ name: 'Server', value: 'nginx/1.22.1' }],
        }),
        attempt('ws://api.test:8080/live', answered(426), { at: 1_000 }),
      ),
      says: ['The answer to another handshake with this host and port names nginx', 'proxy_http_version 1.1'],
      never: ['ProxyPass'],
    },
    {
      name: 'method not allowed',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 405'),
      ),
    },
    {
      name: 'headers too large',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 431'),
      ),
      says: ['cookies'],
    },
    {
      name: 'a status nobody expects',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 418'),
      ),
      confidence: 'likely',
      says: ['418'],
    },
  ],
  clear: [
    {
      name: 'over HTTP/2 a success is 200',
      session: tape(
        conversation('wss://api.test/live'),
        closed(900, 1000),
        wire(910, { url: 'wss://api.test/live', status: 200 }),
      ),
    },
    {
      name: 'a socket without listeners that opened over HTTP/2',
      session: tape(
        created('wss://api.test/live'),
        foundClosed(900),
        wire(910, { url: 'wss://api.test/live', status: 200 }),
      ),
    },
    {
      name: '404 has a rule of its own',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 404'),
      ),
    },
    {
      name: 'a redirect',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 301'),
      ),
    },
    {
      name: '502',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 502'),
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
