import { answered, attempt, conversation, jwt, type Scenarios, tape, unseenAttempt } from '../tape.ts';

const early = `wss://api.test/live?token=${jwt({ iat: 3_600, nbf: 3_600, exp: 7_200 })}`;

export const scenarios: Scenarios = {
  found: [
    {
      name: 'an hour too early, and 401',
      session: tape(attempt(early, answered(401))),
      confidence: 'certain',
      says: ['60 min 0 s before it is valid', 'date -u'],
    },
    {
      name: 'issued in the future',
      session: tape(attempt(`wss://api.test/live?token=${jwt({ iat: 120, exp: 900 })}`, answered(403))),
      confidence: 'likely',
    },
    { name: 'the page alone', session: tape(unseenAttempt(early)), confidence: 'possible' },
  ],
  clear: [
    {
      name: 'valid since a minute',
      session: tape(attempt(`wss://api.test/live?token=${jwt({ nbf: -60, exp: 60 })}`, answered(401))),
    },
    {
      name: 'a few seconds are the clocks',
      session: tape(attempt(`wss://api.test/live?token=${jwt({ nbf: 3, exp: 60 })}`, answered(401))),
    },
    { name: 'let in all the same', session: tape(conversation(early)) },
  ],
  unknown: [],
};
