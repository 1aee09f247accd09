import {
  answered,
  attempt,
  closed,
  conversation,
  httpResponse,
  type Scenarios,
  tape,
  unseenAttempt,
} from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'the application failed',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 500'),
      ),
      confidence: 'certain',
      says: [
        '500 Internal Server Error',
        'exception in the application',
        '2027-01-15 08:00:00.011 UTC',
        'journalctl',
      ],
    },
    {
      name: 'IIS without the feature WebSocket Protocol',
      session: tape(
        httpResponse('http://api.test:8080/', { server: 'Microsoft-IIS/10.0' }),
        attempt('ws://api.test:8080/live', answered(501)),
      ),
      says: ['501 Not Implemented', 'Install-WindowsFeature Web-WebSockets'],
    },
    {
      name: 'Apache without the module for the URL of ProxyPass',
      session: tape(
        httpResponse('http://api.test:8080/', { server: 'Apache/2.4.62' }),
        attempt('ws://api.test:8080/live', answered(500)),
      ),
      says: ['a2enmod proxy_http proxy_wstunnel'],
    },
    {
      name: 'the backend is down',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 502'),
      ),
      says: ['proxy or load balancer'],
    },
    {
      name: 'HAProxy tried three times',
      session: tape(
        attempt(
          'ws://api.test:8080/live',
          'Error during WebSocket handshake: Unexpected response code: 503',
          { took: 3_320 },
        ),
      ),
      says: ['HAProxy'],
    },
    {
      name: 'the backend hangs',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 504'),
      ),
      says: ['did not respond, in time'],
    },
    {
      name: 'Cloudflare',
      session: tape(
        attempt('wss://api.test/live', 'Error during WebSocket handshake: Unexpected response code: 522'),
      ),
      says: ['Cloudflare'],
    },
  ],
  clear: [
    {
      name: '403 is an answer of a healthy server',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 403'),
      ),
    },
    {
      name: '1011 comes after opening',
      session: tape(conversation('ws://api.test:8080/live'), closed(500, 1011)),
    },
    {
      name: 'closed without a status',
      session: tape(
        attempt('wss://api.test/live', 'Connection closed before receiving a handshake response'),
      ),
    },
    {
      name: '503 at once is not the trace of HAProxy',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 403'),
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
