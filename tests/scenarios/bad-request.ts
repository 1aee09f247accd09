import {
  answered,
  attempt,
  httpResponse,
  page,
  type Scenarios,
  tape,
  unseenAttempt,
} from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'something is missing',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 400'),
      ),
      confidence: 'certain',
      says: ['upgrade', 'proxy_set_header Upgrade', 'location /live'],
    },
    {
      name: 'a port of which nothing else is known may have TLS, and the cookies may be too large',
      session: tape(attempt('ws://api.test:8080/live', answered(400))),
      says: ['Try wss:// on this port', 'document.cookie.length', 'large_client_header_buffers'],
    },
    {
      name: 'a port that answers plain HTTP has no TLS',
      session: tape(page('http://api.test:8080/'), attempt('ws://api.test:8080/live', answered(400))),
      never: ['Try wss://'],
    },
    {
      name: 'Caddy forwards the upgrade by itself',
      session: tape(
        page('http://api.test:8080/'),
        httpResponse('http://api.test:8080/', { server: 'Caddy' }),
        attempt('ws://api.test:8080/live', answered(400)),
      ),
      says: ['changed the path or the Host header', 'handle_path of Caddy'],
      never: ['Forward the Upgrade header in your proxy', 'removed headers'],
    },
    {
      name: 'port 443 over wss is no mix-up',
      session: tape(
        attempt('wss://api.test/live', 'Error during WebSocket handshake: Unexpected response code: 400'),
      ),
    },
    {
      name: 'a hostile path stays out of the configuration',
      session: tape(
        attempt(
          'ws://api.test:8080/x;}%20include%20/etc/passwd;',
          'Error during WebSocket handshake: Unexpected response code: 400',
        ),
      ),
      says: ['location /PATH'],
    },
  ],
  clear: [
    {
      name: 'ws:// to a TLS port of nginx',
      session: tape(
        attempt('ws://api.test:443/live', 'Error during WebSocket handshake: Unexpected response code: 400'),
      ),
    },
    {
      name: 'the page came over https from that port',
      session: tape(
        page('https://localhost:5173/'),
        attempt('ws://localhost:5173/', 'Error during WebSocket handshake: Unexpected response code: 400'),
      ),
    },
    {
      name: 'an Engine.IO session that should go over to a WebSocket',
      session: tape(
        attempt(
          'wss://api.test/socket.io/?EIO=4&transport=websocket&sid=Zm9vYmFyYmF6cXV4AAAB',
          'Error during WebSocket handshake: Unexpected response code: 400',
        ),
      ),
    },
    {
      name: '426 is about the lost header',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 426'),
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
