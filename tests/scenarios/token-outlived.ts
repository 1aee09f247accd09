import {
  closeCalled,
  closed,
  created,
  frame,
  inWorker,
  jwt,
  opened,
  type Scenarios,
  tape,
} from '../support/tape.ts';

function session(exp: number, ...end: ReturnType<typeof closed>[]) {
  return tape(
    created('wss://api.test/live'),
    opened(40),
    frame('sent', 50, JSON.stringify({ type: 'auth', token: jwt({ iat: -60, exp }) })),
    frame('received', 90),
    frame('received', 59_800),
    ...end,
  );
}

export const scenarios: Scenarios = {
  found: [
    {
      name: '4401 in the second in which it ends',
      session: session(60, closed(60_050, 4401)),
      confidence: 'certain',
      says: ['within 50 ms', '1 min after opening'],
    },
    { name: 'cut at that moment', session: session(60, closed(61_200, 1006)), confidence: 'likely' },
    { name: '1008 at that moment', session: session(60, closed(60_500, 1008)), confidence: 'likely' },
  ],
  clear: [
    { name: 'closed in order at that moment', session: session(60, closed(60_050, 1000)) },
    { name: 'long after it', session: session(10, closed(60_050, 4401)) },
    { name: 'before it', session: session(3_600, closed(60_050, 4401)) },
    {
      name: 'the page closed it',
      session: session(60, closeCalled(60_000, 1, { code: 4401 }), closed(60_050, 4401)),
    },
  ],
  unknown: [inWorker()],
};
