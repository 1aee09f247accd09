import {
  answered,
  attempt,
  closed,
  conversation,
  created,
  dated,
  frame,
  jwt,
  opened,
  REFUSED,
  type Scenarios,
  tape,
  unseenAttempt,
} from '../support/tape.ts';

const old = jwt({ iat: -4_320, exp: -720 });
const url = `wss://api.test/live?token=${old}`;

export const scenarios: Scenarios = {
  found: [
    {
      name: 'twelve minutes before the handshake, and 401',
      session: tape(attempt(url, answered(401))),
      confidence: 'certain',
      says: ['expired 12 min before', 'HS256', 'the query parameter token'],
      never: [old, old.split('.')[1] ?? ''],
    },
    {
      name: 'in a subprotocol, and 403',
      session: tape(attempt('wss://api.test/live', answered(403), { protocols: ['access_token', old] })),
      confidence: 'likely',
      says: ['a subprotocol'],
      never: [old],
    },
    {
      name: 'in the first message, and 4401',
      session: tape(
        created('wss://api.test/live'),
        opened(40),
        frame('sent', 50, JSON.stringify({ type: 'auth', token: old })),
        closed(90, 4401),
      ),
      confidence: 'certain',
      never: [old],
    },
    {
      name: 'a second ago: it may be the clocks',
      session: tape(attempt(`wss://api.test/live?token=${jwt({ exp: -1 })}`, answered(401))),
      confidence: 'likely',
    },
    {
      name: 'by the clock of the server, behind which this machine is an hour',
      session: tape(
        attempt(`wss://api.test/live?token=${jwt({ exp: 60 })}`, answered(401), {
          responseHeaders: dated(3_600),
        }),
      ),
      confidence: 'certain',
      says: ['expired 59 min before', "the server's clock is 1 h", 'timedatectl'],
    },
    {
      name: 'the page alone',
      session: tape(unseenAttempt(url)),
      confidence: 'possible',
    },
    {
      name: 'the reason is hidden, but the request was sent',
      session: tape(attempt(url, '')),
      confidence: 'possible',
    },
  ],
  clear: [
    {
      name: 'expired by the clock of this machine, which is an hour ahead',
      session: tape(
        attempt(`wss://api.test/live?token=${jwt({ exp: -60 })}`, answered(401), {
          responseHeaders: dated(-3_600),
        }),
      ),
    },
    {
      name: 'good for a minute yet',
      session: tape(attempt(`wss://api.test/live?token=${jwt({ exp: 60 })}`, answered(401))),
    },
    { name: 'expired, and let in all the same', session: tape(conversation(url), closed(900, 1000)) },
    { name: 'expired, but nobody listens', session: tape(attempt(url, REFUSED, { requestSent: false })) },
    { name: 'hidden, before the request was sent', session: tape(attempt(url, '', { requestSent: false })) },
    {
      name: 'without an end',
      session: tape(attempt(`wss://api.test/live?token=${jwt({ iat: -60 })}`, answered(401))),
    },
    { name: 'the server crashed', session: tape(conversation(url), closed(900, 1011)) },
  ],
  unknown: [],
};
