import {
  answered,
  attempt,
  closed,
  conversation,
  created,
  frame,
  jwt,
  opened,
  type Scenarios,
  tape,
  unseenAttempt,
} from '../support/tape.ts';

const other = jwt({ iat: -60, exp: 900 }, { aud: 'https://billing.test' });
const url = `wss://api.test/live?token=${other}`;
const bearer = (description: string) => ({
  responseHeaders: [
    { name: 'WWW-Authenticate', value: `Bearer error="invalid_token", error_description="${description}"` },
  ],
});

export const scenarios: Scenarios = {
  found: [
    {
      name: 'jsonwebtoken, in the reason of the close',
      session: tape(
        conversation(url),
        closed(90, 4401, { reason: 'jwt audience invalid. expected: https://api.test' }),
      ),
      confidence: 'certain',
      says: ['audience (aud) https://billing.test', 'name https://api.test as its audience'],
      never: [other],
    },
    {
      name: 'jose, with 1008, of a token in the first message',
      session: tape(
        created('wss://api.test/live'),
        opened(20),
        frame('sent', 30, JSON.stringify({ type: 'auth', token: other })),
        closed(60, 1008, { reason: 'unexpected "aud" claim value' }),
      ),
      confidence: 'certain',
    },
    {
      name: 'ASP.NET Core, in its answer to the handshake',
      session: tape(attempt(url, answered(401), bearer("The audience 'https://billing.test' is invalid"))),
      confidence: 'certain',
      says: ['WWW-Authenticate', '401'],
      never: [other],
    },
    {
      name: 'a token without one',
      session: tape(
        conversation(`wss://api.test/live?token=${jwt({ exp: 900 })}`),
        closed(90, 4401, { reason: 'Token is missing the "aud" claim: audience missing' }),
      ),
      says: ['names no audience', 'no audience (aud)'],
    },
    {
      name: 'expired as well, but that is not what the server says',
      session: tape(
        conversation(`wss://api.test/live?token=${jwt({ exp: -900 }, { aud: ['a', 'b'] })}`),
        closed(90, 4401, { reason: 'Invalid audience' }),
      ),
      says: ['for a, b'],
    },
  ],
  clear: [
    { name: 'refused without a word', session: tape(attempt(url, answered(401))) },
    {
      name: 'refused for something else',
      session: tape(attempt(url, answered(401), bearer('The signature is invalid'))),
    },
    {
      name: 'no token was seen',
      session: tape(conversation('wss://api.test/live'), closed(90, 4401, { reason: 'Invalid audience' })),
    },
    {
      name: 'the very audience that the token names',
      session: tape(
        conversation(url),
        closed(90, 4401, { reason: 'jwt audience invalid. expected: https://billing.test' }),
      ),
    },
    {
      name: 'an audience of people',
      session: tape(conversation(url), closed(90, 4000, { reason: 'the audience has left the room' })),
    },
    {
      name: 'in an orderly close',
      session: tape(conversation(url), closed(90, 1000, { reason: 'Invalid audience' })),
    },
    { name: 'the page alone', session: tape(unseenAttempt(url)) },
  ],
  unknown: [],
};
