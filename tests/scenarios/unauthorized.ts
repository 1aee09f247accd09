import {
  attempt,
  closed,
  conversation,
  created,
  failed,
  REQUEST,
  type Scenarios,
  tape,
  unseenAttempt,
  wire,
} from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'no credentials at all',
      session: tape(
        attempt('ws://api.test:8080/live', 'HTTP Authentication failed; no valid credentials available'),
      ),
      confidence: 'certain',
      says: ['no credentials sent', 'ticket'],
    },
    {
      name: 'a token in the url',
      session: tape(
        attempt(
          'wss://api.test/live?access_token=s3cr3tvalue',
          'HTTP Authentication failed; no valid credentials available',
        ),
      ),
      says: ['the query parameter access_token', `access_token='"$WS_TOKEN"`],
      never: ['s3cr3tvalue'],
    },
    {
      name: 'a cookie went along',
      session: tape(
        attempt('wss://api.test/live', 'HTTP Authentication failed; no valid credentials available', {
          requestHeaders: [...REQUEST, { name: 'Cookie', value: 'session=abc123secret' }],
        }),
      ),
      says: ['a cookie'],
      never: ['abc123secret'],
    },
    {
      name: 'a user name in the URL, and no challenge seen',
      session: tape(
        attempt(
          'wss://me:hunter22@api.test/live',
          'HTTP Authentication failed; no valid credentials available',
        ),
      ),
      says: ['only if the server answers 401 with WWW-Authenticate: Basic'],
      never: ['hunter22', 'is not sent', 'browsers drop'],
    },
    {
      name: 'a user name in the URL, which the server asked for and rejected',
      session: tape(
        attempt(
          'wss://me:hunter22@api.test/live',
          'HTTP Authentication failed; no valid credentials available',
          { responseHeaders: [{ name: 'WWW-Authenticate', value: 'Basic realm="live"' }] },
        ),
      ),
      says: ['it did not accept them'],
      never: ['hunter22', 'is not sent'],
    },
    {
      name: 'Firefox, which shows the status itself',
      session: tape(
        created('wss://api.test/live'),
        failed(30),
        wire(35, { url: 'wss://api.test/live', status: 401 }),
      ),
    },
  ],
  clear: [
    {
      name: '403 knows who it is',
      session: tape(
        attempt('ws://api.test:8080/live', 'Error during WebSocket handshake: Unexpected response code: 403'),
      ),
    },
    {
      name: '401 of a proxy is 407',
      session: tape(
        attempt(
          'ws://api.test:8080/live',
          'Error during WebSocket handshake: net::ERR_UNEXPECTED_PROXY_AUTH',
        ),
      ),
    },
    {
      name: 'closed with 1008 after opening',
      session: tape(conversation('wss://api.test/live'), closed(500, 1008, { reason: 'unauthorized' })),
    },
  ],
  unknown: [
    {
      name: 'the page alone: DevTools was opened later',
      session: tape(unseenAttempt('wss://api.test/live')),
    },
  ],
};
