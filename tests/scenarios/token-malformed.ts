import {
  answered,
  attempt,
  conversation,
  jwt,
  type Scenarios,
  tape,
  unseenAttempt,
} from '../support/tape.ts';

const whole = jwt({ iat: -60, exp: 900 });
const [head, claims] = whole.split('.');
const cut = `wss://api.test/live?token=${whole.slice(0, 70)}`;

export const scenarios: Scenarios = {
  found: [
    {
      name: 'cut in the middle of its claims',
      session: tape(attempt(cut, answered(401))),
      confidence: 'certain',
      says: ['2 of the 3 parts', 'the query parameter token'],
      never: [whole.slice(0, 70)],
    },
    {
      name: 'claims that are no JSON',
      session: tape(attempt(`wss://api.test/live?token=${head}.bm90IGpzb24.c2ln`, answered(403))),
      confidence: 'likely',
      says: ['no JSON'],
    },
    {
      name: 'without its signature',
      session: tape(attempt(`wss://api.test/live?token=${head}.${claims}.`, answered(401))),
      says: ['signature is empty'],
    },
    { name: 'the page alone', session: tape(unseenAttempt(cut)), confidence: 'possible' },
  ],
  clear: [
    {
      name: 'whole, and refused',
      session: tape(attempt(`wss://api.test/live?token=${whole}`, answered(401))),
    },
    {
      name: 'other JSON in base64',
      session: tape(attempt('wss://api.test/live?state=eyJmb28iOiJiYXIifQ', answered(401))),
    },
    {
      name: 'an encrypted token has five parts',
      session: tape(attempt(`wss://api.test/live?token=${head}.a1.b2.c3.d4`, answered(401))),
    },
    { name: 'let in all the same', session: tape(conversation(cut)) },
  ],
  unknown: [],
};
