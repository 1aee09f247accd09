import {
  closed,
  conversation,
  created,
  frame,
  inWorker,
  network,
  opened,
  type Scenarios,
  type Step,
  tape,
} from '../support/tape.ts';

const url = 'ws://localhost:8080/live';
const rooms = (end: number[]): Step[] => [
  ...end.flatMap((_, i) => conversation(`${url}/${i}`, 10 + i)),
  ...end.map((at, i) => closed(at, 1006, { socket: i + 1 })),
];

export const scenarios: Scenarios = {
  found: [
    {
      name: 'right after a message of the page',
      session: tape(conversation(url), frame('sent', 900, 'boom'), closed(940, 1006)),
      confidence: 'likely',
      says: ['while handling a message', '40 ms earlier', 'journalctl --since'],
    },
    {
      name: 'right after the first message, which was an object as text',
      session: tape(created(url), opened(40), frame('sent', 60, '[object Object]'), closed(140, 1006)),
      confidence: 'likely',
      says: ['sent an object as text', 'JSON.stringify'],
      also: ['format-mismatch'],
    },
    {
      name: 'five sockets of one host at once: one finding',
      session: tape(rooms([900, 905, 910, 915, 920])),
      says: ['4 other connections'],
    },
    {
      name: 'after the same silence of all of them, which is one event and no repetition',
      session: tape(rooms([7_300, 7_305, 7_310])),
      says: ['2 other connections'],
    },
  ],
  clear: [
    {
      name: 'an object as text, long before the drop',
      session: tape(conversation(url), frame('sent', 900, '[object Object]'), closed(2_940, 1006)),
    },
    {
      name: 'an object as text, which was answered',
      session: tape(
        conversation(url),
        frame('sent', 900, '[object Object]'),
        frame('received', 930),
        closed(940, 1006),
      ),
    },
    { name: 'two sockets at once', session: tape(rooms([900, 905])) },
    { name: 'three sockets, one after another', session: tape(rooms([900, 9_050, 29_100])) },
    {
      name: 'a while after the message',
      session: tape(conversation(url), frame('sent', 900, 'boom'), closed(2_940, 1006)),
    },
    {
      name: 'the message was answered',
      session: tape(conversation(url), frame('sent', 900, 'boom'), frame('received', 930), closed(940, 1006)),
    },
    {
      name: 'nothing had ever come',
      session: tape(created(url), opened(40), frame('sent', 900, 'boom'), closed(940, 1006)),
    },
    {
      name: 'a close frame',
      session: tape(conversation(url), frame('sent', 900, 'boom'), closed(940, 1011)),
    },
    {
      name: 'offline',
      session: tape(
        conversation(url),
        frame('sent', 900, 'boom'),
        network(930, 'offline'),
        closed(940, 1006),
      ),
    },
  ],
  unknown: [inWorker()],
};
