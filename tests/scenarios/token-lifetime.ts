import { conversation, created, frame, jwt, opened, type Scenarios, tape } from '../support/tape.ts';

const withToken = (url: string, exp: number) =>
  tape(
    created(url),
    opened(40),
    frame('sent', 50, JSON.stringify({ type: 'auth', token: jwt({ iat: 0, exp }) })),
    frame('received', 60),
  );

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a year, in the first message',
      session: withToken('wss://api.test/live', 365 * 86_400),
      confidence: 'certain',
      says: ['365 days'],
    },
  ],
  clear: [
    { name: 'five minutes', session: withToken('wss://api.test/live', 300) },
    { name: 'a working day', session: withToken('wss://api.test/live', 8 * 3_600) },
    { name: 'no token at all', session: tape(conversation('wss://api.test/live')) },
  ],
  unknown: [],
};
