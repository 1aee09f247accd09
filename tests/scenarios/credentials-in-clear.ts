import {
  attempt,
  conversation,
  created,
  frame,
  jwt,
  opened,
  REFUSED,
  type Scenarios,
  tape,
} from '../support/tape.ts';

const auth = JSON.stringify({ type: 'auth', token: jwt({ iat: 0, exp: 300 }) });
const greeting = (url: string) => tape(created(url), opened(40), frame('sent', 50, auth));

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a token in a message to another host',
      session: greeting('ws://chat.test:8080/live'),
      confidence: 'certain',
      says: ['chat.test:8080', 'the field token of a message', 'wss://chat.test:8080/live'],
    },
    {
      name: 'a password in a STOMP frame',
      session: tape(
        created('ws://chat.test/stomp'),
        opened(40, { protocol: 'v12.stomp' }),
        frame('sent', 50, 'CONNECT\nlogin:ada\npasscode:x\npassword:correct-horse-battery\n\n\0'),
      ),
    },
  ],
  clear: [
    { name: 'over TLS', session: greeting('wss://chat.test/live') },
    { name: 'on this machine', session: greeting('ws://localhost:8080/live') },
    { name: 'nothing secret', session: tape(conversation('ws://chat.test/live?room=lobby')) },
    {
      name: 'nothing was ever sent',
      session: tape(attempt('ws://chat.test/?token=abcdefgh12345678', REFUSED, { requestSent: false })),
    },
  ],
  unknown: [],
};
