import {
  answered,
  attempt,
  conversation,
  dated,
  jwt,
  type Scenarios,
  tape,
  unseenAttempt,
} from '../support/tape.ts';

const early = `wss://api.test/live?token=${jwt({ iat: 3_600, nbf: 3_600, exp: 7_200 })}`;

export const scenarios: Scenarios = {
  found: [
    {
      name: 'an hour too early, and 401',
      session: tape(attempt(early, answered(401), { responseHeaders: dated(0) })),
      confidence: 'certain',
      says: ['1 h before it is valid', 'date -u'],
    },
    {
      name: 'the same, but which clock is right nobody says',
      session: tape(attempt(early, answered(401))),
      confidence: 'likely',
      says: ['compare the two clocks'],
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
      name: 'an hour too early by a clock that is an hour behind',
      session: tape(attempt(early, answered(401), { responseHeaders: dated(3_601) })),
    },
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
