import {
  closed,
  conversation,
  errored,
  page,
  pagehide,
  pageshow,
  type Scenarios,
  tape,
  unseenAttempt,
  wire,
} from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'masked frame',
      session: tape(
        conversation('ws://api.test:8080/live'),
        errored(70),
        closed(71, 1006),
        wire(75, {
          url: 'ws://api.test:8080/live',
          status: 101,
          reason: 'A server must not mask any frames that it sends to the client.',
        }),
      ),
      confidence: 'certain',
      says: ['masks its frames'],
    },
    {
      name: 'reserved bit',
      session: tape(
        conversation('ws://api.test:8080/live'),
        errored(70),
        closed(71, 1006),
        wire(75, {
          url: 'ws://api.test:8080/live',
          status: 101,
          reason: 'One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 0',
        }),
      ),
      says: ['compression'],
    },
    {
      name: 'not UTF-8',
      session: tape(
        conversation('ws://api.test:8080/live'),
        errored(70),
        closed(71, 1006),
        wire(75, {
          url: 'ws://api.test:8080/live',
          status: 101,
          reason: 'Could not decode a text frame as UTF-8.',
        }),
      ),
      says: ['not UTF-8'],
    },
    {
      name: 'HTTP in the stream',
      session: tape(
        conversation('ws://api.test:8080/live'),
        errored(70),
        closed(71, 1006),
        wire(75, { url: 'ws://api.test:8080/live', status: 101, reason: 'Invalid frame header' }),
      ),
      says: ['second upgrade handler', 'noServer'],
    },
    {
      name: 'a worker, which the page hook does not see',
      session: tape(
        wire(75, { url: 'ws://api.test:8080/live', status: 101, reason: 'Invalid frame header' }),
      ),
      confidence: 'certain',
    },
    {
      name: 'the page alone',
      session: tape(conversation('ws://api.test:8080/live'), errored(70), closed(71, 1006)),
      confidence: 'likely',
      says: ['reload with DevTools open'],
    },
    {
      name: 'Firefox fires error for a reset too',
      session: tape(
        page('http://page.test/', { userAgent: 'Mozilla/5.0 Gecko/20100101 Firefox/153.0' }),
        conversation('ws://api.test:8080/live'),
        errored(70),
        closed(71, 1006),
      ),
      confidence: 'possible',
    },
  ],
  clear: [
    {
      name: 'cut without an error event',
      session: tape(conversation('ws://api.test:8080/live'), closed(71, 1006)),
    },
    { name: 'a handshake that failed', session: tape(unseenAttempt('ws://api.test:8080/live')) },
    {
      name: 'back from the back/forward cache',
      session: tape(
        conversation('ws://api.test:8080/live'),
        pagehide(900, true),
        pageshow(9_000, true),
        errored(9_001),
        closed(9_002, 1006),
      ),
    },
    {
      name: 'the network changed',
      session: tape(
        conversation('ws://api.test:8080/live'),
        errored(70),
        closed(71, 1006),
        wire(75, { url: 'ws://api.test:8080/live', status: 101, reason: 'net::ERR_NETWORK_CHANGED' }),
      ),
    },
    {
      name: 'a healthy conversation',
      session: tape(conversation('ws://api.test:8080/live'), closed(5_000, 1000)),
    },
  ],
  unknown: [],
};
