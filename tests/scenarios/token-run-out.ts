import {
  closed,
  created,
  frame,
  inWorker,
  jwt,
  opened,
  type Scenarios,
  tape,
  wait,
} from '../support/tape.ts';

function session(exp: number, ...end: Parameters<typeof tape>) {
  return tape(
    created('wss://api.test/live'),
    opened(40),
    frame('sent', 50, JSON.stringify({ type: 'auth', token: jwt({ iat: -60, exp }) })),
    frame('received', 90),
    ...end,
  );
}

export const scenarios: Scenarios = {
  found: [
    {
      name: 'open more than a minute after its end',
      session: session(60, frame('received', 100_000), wait(121_000)),
      confidence: 'likely',
      says: ['expires', 'still open', '4401'],
    },
    {
      name: 'closed in order long after it',
      session: session(60, frame('received', 239_000), closed(240_000, 1000)),
      confidence: 'likely',
    },
  ],
  clear: [
    { name: 'not yet', session: session(60, wait(30_000)) },
    { name: 'within the leeway of servers', session: session(60, wait(100_000)) },
    { name: 'closed as it ran out', session: session(60, closed(60_050, 4401)) },
    { name: 'closed before', session: session(60, closed(20_000, 1000), wait(200_000)) },
    { name: 'it had run out before the socket opened', session: session(-60, wait(200_000)) },
    {
      name: 'renewed by a message',
      session: session(
        60,
        frame('sent', 55_000, JSON.stringify({ type: 'auth', token: jwt({ iat: 0, exp: 900 }) })),
        wait(200_000),
      ),
    },
    { name: 'a token without an end', session: tape(created('wss://api.test/'), opened(40), wait(900_000)) },
  ],
  unknown: [inWorker()],
};
