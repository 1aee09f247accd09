import {
  answered,
  attempt,
  created,
  failed,
  httpResponse,
  page,
  type Scenarios,
  tape,
  unseenAttempt,
  wire,
} from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'the origin is shown, and how to leave it out',
      session: tape(
        page('https://app.example.com/'),
        attempt('wss://api.test/live', 'Error during WebSocket handshake: Unexpected response code: 403', {
          requestHeaders: [{ name: 'Origin', value: 'https://app.example.com' }],
        }),
      ),
      confidence: 'certain',
      says: ['Origin: https://app.example.com', 'and without Origin', 'never *'],
    },
    {
      name: 'Envoy answers 403 where it allows no upgrade',
      session: tape(
        httpResponse('http://api.test:8080/', { server: 'envoy' }),
        attempt('ws://api.test:8080/live', answered(403)),
      ),
      says: ['upgrade_configs', 'upgrade_failed'],
    },
    {
      name: 'Tornado is none of the servers that answer 403 for an unknown path',
      session: tape(
        httpResponse('http://api.test:8080/', { server: 'TornadoServer/6.2' }),
        attempt('ws://api.test:8080/live', answered(403)),
      ),
      says: ['check_origin'],
      never: ['FastAPI'],
    },
    {
      name: 'the list of origins is that of the stack which is spoken',
      session: tape(
        page('https://app.example.com/'),
        attempt('wss://api.test/socket/websocket?vsn=2.0.0', answered(403)),
      ),
      says: ['For Phoenix: check_origin, in config/runtime.exs', 'check_origin: ["https://app.example.com"]'],
      never: ['gorilla'],
    },
    {
      name: 'without one, the three most used have theirs folded',
      session: tape(page('https://app.example.com/'), attempt('wss://api.test/live', answered(403))),
      says: [
        'Node.js (ws)',
        "origin === 'https://app.example.com'",
        'Spring (Tomcat)',
        'Go (gorilla/websocket)',
      ],
    },
    {
      name: 'where headers are not shown, the origin of the page stands in',
      session: tape(
        page('https://app.example.com/'),
        created('wss://api.test/live'),
        failed(30),
        wire(35, { url: 'wss://api.test/live', status: 403, requestHeaders: [] }),
      ),
      says: ['https://app.example.com'],
    },
  ],
  clear: [
    {
      name: '401 asks for credentials',
      session: tape(
        attempt('ws://api.test:8080/live', 'HTTP Authentication failed; no valid credentials available'),
      ),
    },
    {
      name: '404 hides it',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 404'),
      ),
    },
    {
      name: '429 is about rate',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 429'),
      ),
    },
    {
      name: '403 to the request of a proxy tunnel',
      session: tape(
        attempt('wss://api.test/live', 'Establishing a tunnel via proxy server failed.', {
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
