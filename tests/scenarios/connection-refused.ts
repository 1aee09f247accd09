import {
  attempt,
  closed,
  conversation,
  page,
  REFUSED,
  type Scenarios,
  tape,
  unseenAttempt,
  wire,
} from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'the server ran before: its port and address are right',
      session: tape(
        conversation('ws://localhost:8080/live'),
        closed(900, 1006),
        attempt('ws://localhost:8080/live', REFUSED, { at: 2_000 }),
      ),
      confidence: 'certain',
      says: ['any more', 'had opened', 'was open until then'],
      never: ['firewall', 'correct the port', '-6 -sv'],
      also: ['closed-by-transport'],
    },
    {
      name: 'nothing listens on the port',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error in connection establishment: net::ERR_CONNECTION_REFUSED', {
          requestSent: false,
        }),
      ),
      confidence: 'certain',
      says: ['api.test:8080', "ss -ltnp | grep ':8080 '", 'lsof -nP -iTCP:8080'],
    },
    {
      name: 'the page comes from another port of the same host',
      session: tape(
        page('http://localhost:5173/'),
        attempt('ws://localhost:3001/', 'Error in connection establishment: net::ERR_CONNECTION_REFUSED', {
          requestSent: false,
        }),
      ),
      says: ['only port 3001 refuses connections', 'curl -6 -sv http://localhost:3001/'],
    },
    {
      name: 'a hostile url stays one word of the command',
      session: tape(
        attempt(
          "ws://api.test:8080/$(reboot)/a b?token=s3cr3t-value&room=1'; rm -rf ~",
          'Error in connection establishment: net::ERR_CONNECTION_REFUSED',
          { requestSent: false },
        ),
      ),
      says: [`token='"$WS_TOKEN"`],
      never: ['s3cr3t-value'],
    },
    {
      name: 'a socket of a worker, which only the network log knows',
      session: tape(
        wire(30, {
          url: 'ws://api.test:8080/live',
          reason: 'Error in connection establishment: net::ERR_CONNECTION_REFUSED',
          requestSent: false,
        }),
      ),
    },
  ],
  clear: [
    {
      name: 'the proxy cannot be reached, not the server',
      session: tape(
        attempt(
          'ws://api.test:8080/live',
          'Error in connection establishment: net::ERR_PROXY_CONNECTION_FAILED',
          { requestSent: false },
        ),
      ),
    },
    {
      name: 'the connection was reset after it was accepted',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: net::ERR_CONNECTION_RESET'),
      ),
    },
    {
      name: 'a blank reason proves no refusal',
      session: tape(attempt('ws://api.test:8080/live', '', { requestSent: false })),
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
