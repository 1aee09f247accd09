import {
  closeCalled,
  closed,
  conversation,
  created,
  frame,
  inWorker,
  opened,
  type Scenarios,
  sendRefused,
  tape,
} from '../support/tape.ts';

const url = 'ws://localhost:8080/live';
const dropped = (times: number) =>
  Array.from({ length: times }, (_, i) => sendRefused(1_000 + i * 250, 'dropped'));

export const scenarios: Scenarios = {
  found: [
    {
      name: 'six times, after the goodbye of the server',
      session: tape(conversation(url), closed(900, 1000), dropped(6)),
      confidence: 'certain',
      says: ['6 messages', 'ended with 1000', 'app.js:12:7'],
    },
    {
      name: 'while the server restarts: the hint stands below the fault',
      session: tape(conversation(url), closed(900, 1012), dropped(6)),
      under: 'service-restart',
      says: [
        'new URL("ws://localhost:8080/live")',
        'maxEnqueuedMessages',
        'withStatefulReconnect',
        'sendBeacon',
      ],
    },
    {
      name: 'STOMP: its own queue',
      session: tape(
        created(url, { protocols: ['v12.stomp'] }),
        opened(40, { protocol: 'v12.stomp' }),
        closed(900, 1000),
        dropped(6),
      ),
      says: ['For STOMP: connected and onConnect of the client', 'A plain WebSocket'],
    },
    {
      name: 'thirty times: the count goes on',
      session: tape(conversation(url), closed(900, 1000), dropped(30)),
      says: ['30 messages'],
    },
    {
      name: 'once, after its own close: a hint',
      session: tape(conversation(url), closeCalled(890, 1), dropped(1), closed(1_200, 1000)),
    },
  ],
  clear: [
    { name: 'all went out', session: tape(conversation(url), frame('sent', 800), closed(900, 1000)) },
    { name: 'nothing more was sent', session: tape(conversation(url), closed(900, 1000)) },
  ],
  unknown: [inWorker()],
};
