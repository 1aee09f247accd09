import {
  closeCalled,
  closed,
  conversation,
  created,
  frame,
  opened,
  type Scenarios,
  type Step,
  tape,
  wire,
} from '../support/tape.ts';

const url = 'ws://home.test:8080/live';
const error = (text: string, ...end: Step[]) =>
  tape(created(url), opened(40), frame('sent', 60, 'hello'), frame('received', 70, text), ...end);

export const scenarios: Scenarios = {
  found: [
    {
      name: 'the access token is rejected, and the close says nothing (Home Assistant)',
      session: error(
        '{"type":"auth_invalid","message":"Invalid access token or password"}',
        closed(80, 1000),
      ),
      confidence: 'certain',
      says: ['Server error: "Invalid access token or password"', 'Sign in again'],
    },
    {
      name: 'a close without a code',
      session: error('{"type":"error","message":"Missing cookie \\"session\\""}', closed(80, 1005)),
      confidence: 'certain',
      says: ['Missing cookie', 'localhost and 127.0.0.1 are two hosts'],
    },
    {
      name: 'a private code without a reason',
      session: error(
        '{"error":{"code":"quota","message":"You exceeded your current quota"}}',
        closed(80, 4000),
      ),
      says: ['You exceeded your current quota', 'quota'],
    },
    {
      name: 'the transport ends right after the error',
      session: error('{"type":"error","message":"unknown room"}', closed(80, 1006)),
      confidence: 'likely',
      says: ['unknown room'],
    },
  ],
  clear: [
    {
      name: 'the page closed',
      session: error('{"type":"error","message":"x"}', closeCalled(75, 1), closed(80, 1000)),
    },
    {
      name: 'the reason says it',
      session: error('{"type":"error","message":"x"}', closed(80, 1008, { reason: 'token expired' })),
    },
    { name: 'an hour later', session: error('{"type":"error","message":"x"}', closed(3_600_000, 1000)) },
    { name: 'no error', session: tape(conversation(url), closed(900, 1000)) },
  ],
  unknown: [{ name: 'a connection of a worker', session: tape(wire(30, { url, status: 101 })) }],
};
