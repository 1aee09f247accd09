import { closeCalled, closed, conversation, type Scenarios, tape, wire } from '../support/tape.ts';

const url = 'wss://api.test/live';
const ended = (code: number, reason: string, at = 30_000) =>
  tape(conversation(url), closed(at, code, { reason }));

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a JSON error in the reason of 1000',
      session: ended(1000, '{"error":{"message":"quota exceeded","code":429}}'),
      confidence: 'certain',
      says: ['Server closed with 1000: "quota exceeded"', 'raise the quota'],
    },
    {
      name: 'the idle timeout of Jetty',
      session: ended(1001, 'Idle for 300241ms > 300000ms', 300_300),
      says: ['Idle for 300241ms', 'for 300.2 s before', 'keep-alive'],
    },
    { name: 'a token', session: ended(1001, 'Invalid token'), says: ['fresh token'] },
    {
      name: 'a second tab',
      session: ended(1000, 'Logged in from another device'),
      says: ['one connection per session'],
    },
  ],
  clear: [
    { name: 'a farewell', session: ended(1000, 'Bye') },
    { name: 'a logout', session: ended(1000, 'User logged out') },
    { name: 'a shutdown', session: ended(1001, 'Server shutting down') },
    { name: 'no reason', session: ended(1001, '') },
    { name: 'done', session: ended(1000, 'Transcription completed without errors') },
    {
      name: 'a close of the page',
      session: tape(
        conversation(url),
        closeCalled(900, 1, { code: 1000, reason: 'Idle timeout' }),
        closed(950, 1000, { reason: 'Idle timeout' }),
      ),
    },
  ],
  unknown: [{ name: 'a connection of a worker', session: tape(wire(30, { url, status: 101 })) }],
};
