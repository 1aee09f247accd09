import {
  attempt,
  closeCalled,
  closed,
  conversation,
  created,
  devtools,
  errored,
  failed,
  foundClosed,
  pagehide,
  REQUEST,
  type Scenarios,
  tape,
  threw,
  unseenAttempt,
  violation,
  wait,
  wire,
} from '../support/tape.ts';

/** As Firefox lists the headers of a request that it never sent. */
const FIREFOX_FAILURE = wire(35, {
  url: 'ws://api.test:8080/live?access_token=hush-0123456789abcdef',
  reason: '',
  requestSent: false,
  requestHeaders: [
    ...REQUEST,
    { name: 'User-Agent', value: 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0' },
  ],
});

export const scenarios: Scenarios = {
  found: [
    {
      name: 'an extension blocked the request, and the log says so',
      session: tape(
        attempt('wss://api.test/live', 'Error in connection establishment: net::ERR_BLOCKED_BY_CLIENT', {
          requestSent: false,
        }),
      ),
      confidence: 'certain',
      says: ['ERR_BLOCKED_BY_CLIENT', 'chrome://extensions'],
      never: ['curl', 'name, port'],
    },
    {
      name: 'a policy of the administrator blocked it',
      session: tape(
        attempt(
          'wss://api.test/live',
          'Error in connection establishment: net::ERR_BLOCKED_BY_ADMINISTRATOR',
          {
            requestSent: false,
          },
        ),
      ),
      says: ['chrome://policy'],
    },
    {
      name: 'DevTools was opened later',
      session: tape(unseenAttempt('ws://api.test:8080/live')),
      confidence: 'possible',
      says: ['Reload the page', 'Run the test connections', 'curl -gisN'],
      never: ['refused', 'certificate', 'firewall'],
    },
    {
      name: 'DevTools was opened in between',
      session: tape(created('ws://api.test:8080/live'), failed(30), devtools(40), wait(9_000)),
      says: ['opened after it'],
    },
    {
      name: 'the log was there and has nothing',
      session: tape(devtools(), created('ws://api.test:8080/live'), failed(30), wait(9_000)),
      says: ['has no entry'],
    },
    {
      name: 'Firefox gave a 101 to what it then refused',
      session: tape(
        created('ws://api.test:8080/live'),
        failed(30),
        wire(35, { url: 'ws://api.test:8080/live', status: 101 }),
      ),
      says: ['does not say why'],
    },
    {
      name: 'words that are not known are shown as they are',
      session: tape(attempt('ws://api.test:8080/live', 'The moon is in the wrong quarter.')),
      confidence: 'possible',
      says: ['The moon is in the wrong quarter'],
    },
    {
      name: 'an error that has no rule of its own',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error in connection establishment: net::ERR_BLOCKED_BY_CLIENT', {
          requestSent: false,
        }),
      ),
      says: ['an ad blocker'],
    },
    {
      name: 'Firefox tells the page of TLS failures',
      session: tape(created('wss://api.test/live'), errored(20), closed(21, 1015)),
      says: ['TLS handshake with'],
    },
    {
      name: 'the log is Firefox’s, which has no words for a failure',
      session: tape(FIREFOX_FAILURE),
      confidence: 'possible',
      says: ["Firefox's log does not say why", 'look the same in it', 'in a Chromium browser', 'tcp=0'],
      never: ['was sent', 'never sent', 'extension hides', 'declarativeNetRequest'],
    },
    {
      name: 'error without close, and nothing reported',
      session: tape(created('wss://api.test/live'), errored(20), wait(9_000)),
      says: ['Content-Security-Policy'],
    },
    {
      name: 'the constructor threw something else',
      session: tape(
        threw('wss://api.test/live', 'SecurityError', 'WebSockets are not allowed in MHTML documents.'),
      ),
      says: ['MHTML'],
    },
    {
      name: 'an entry without an error text',
      session: tape(
        created('ws://api.test:8080/live'),
        failed(30),
        wire(35, { url: 'ws://api.test:8080/live' }),
      ),
      says: ['no reason'],
    },
  ],
  clear: [
    {
      name: 'the log of another browser is blank: an extension hides the reason',
      session: tape(wire(35, { url: 'ws://api.test:8080/live', reason: '' })),
    },
    {
      name: 'the log names the reason',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 403'),
      ),
    },
    {
      name: 'the log may still speak',
      session: tape(devtools(), created('ws://api.test:8080/live'), failed(30), wait(1_000)),
    },
    { name: 'an extension hides the reason', session: tape(attempt('ws://api.test:8080/live', '')) },
    {
      name: 'the page closed it while connecting',
      session: tape(created('ws://api.test:8080/live'), closeCalled(20, 0), failed(30)),
    },
    { name: 'the page was left', session: tape(created('ws://api.test:8080/live'), pagehide(20, false)) },
    {
      name: 'a worker closed it while connecting',
      session: tape(
        wire(35, {
          url: 'ws://api.test:8080/live',
          reason: 'WebSocket is closed before the connection is established.',
        }),
      ),
    },
    {
      name: 'a worker that went away, without an error in the log',
      session: tape(wire(35, { url: 'ws://api.test:8080/live' })),
    },
    {
      name: 'nobody listened, so nobody knows',
      session: tape(created('ws://api.test:8080/live'), foundClosed(900)),
    },
    {
      name: 'a CSP violation',
      session: tape(
        created('wss://api.test/'),
        violation(10, "connect-src 'self'"),
        errored(11),
        wait(9_000),
      ),
    },
    { name: 'cut after opening', session: tape(conversation('ws://api.test:8080/live'), closed(940, 1006)) },
    {
      name: 'a healthy conversation',
      session: tape(conversation('ws://api.test:8080/live'), closed(5_000, 1000)),
    },
  ],
  unknown: [],
};
