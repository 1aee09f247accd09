import {
  attempt,
  closeCalled,
  closed,
  conversation,
  created,
  failed,
  type Scenarios,
  tape,
  unseenAttempt,
  wire,
} from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'blank reason, request sent: the server answered or closed the connection',
      session: tape(attempt('ws://api.test:8080/live', '')),
      confidence: 'certain',
      says: ['declarativeNetRequest', 'curl -gisN', 'The upgrade request was sent'],
      never: ['Check whether an extension blocks', 'was blocked'],
    },
    {
      name: 'blank reason, no request: it failed before HTTP',
      session: tape(attempt('wss://api.test/live', '', { requestSent: false })),
      says: [
        'failed or was blocked',
        'Check whether an extension blocks this URL',
        'chrome://extensions',
        'never sent',
        'dig +short api.test',
        'nc -vz',
      ],
      never: ['closed the connection'],
    },
    {
      name: 'the console line ends after the colon',
      session: tape(
        attempt('ws://api.test:8080/live', "WebSocket connection to 'ws://api.test:8080/live' failed: "),
      ),
    },
  ],
  clear: [
    {
      name: 'the reason is there',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 403'),
      ),
    },
    {
      name: 'the page closed it while connecting',
      session: tape(
        created('ws://api.test:8080/live'),
        closeCalled(20, 0),
        failed(30),
        wire(35, { url: 'ws://api.test:8080/live', reason: '' }),
      ),
    },
    {
      name: 'it had opened: then the log has no error',
      session: tape(
        conversation('ws://api.test:8080/live'),
        closed(5_000, 1006),
        wire(5_010, { url: 'ws://api.test:8080/live', status: 101 }),
      ),
    },
    {
      name: 'an entry without any error text',
      session: tape(
        created('ws://api.test:8080/live'),
        failed(30),
        wire(35, { url: 'ws://api.test:8080/live' }),
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
