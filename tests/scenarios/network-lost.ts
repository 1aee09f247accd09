import {
  closed,
  conversation,
  created,
  frame,
  inWorker,
  lifecycle,
  network,
  opened,
  type Scenarios,
  type Step,
  tape,
} from '../support/tape.ts';

const hosts = ['chat', 'prices', 'alerts'];
const three = (end: number[]): Step[] => [
  ...hosts.flatMap((host, i) => [...conversation(`wss://${host}.test/live`, 10 + i), frame('received', 880)]),
  ...end.map((at, i) => closed(at, 1006, { socket: i + 1 })),
];

export const scenarios: Scenarios = {
  found: [
    {
      name: 'three hosts at once',
      session: tape(three([900, 910, 920])),
      confidence: 'likely',
      says: ['3 different hosts'],
    },
    {
      name: 'three hosts at once, and the browser is offline',
      session: tape(three([900, 910, 920]), network(930, 'offline')),
      confidence: 'certain',
      says: ['went offline'],
    },
    {
      name: 'a laptop that slept: the page has come back by itself',
      session: tape(
        conversation('wss://chat.test/live'),
        lifecycle(7_200_000, 'resume'),
        closed(7_200_100, 1006),
        created('wss://chat.test/live', { at: 7_201_000 }),
        opened(7_201_100),
      ),
      confidence: 'likely',
      says: ['did not survive', 'connected again since'],
    },
    {
      name: 'a laptop that slept, and a page that stays down',
      session: tape(
        conversation('wss://chat.test/live'),
        network(7_200_000, 'online'),
        closed(7_200_100, 1006),
      ),
    },
  ],
  clear: [
    { name: 'one host of three', session: tape(three([900])) },
    { name: 'one after another', session: tape(three([900, 4_900, 9_900])) },
    {
      name: 'all closed in order',
      session: tape(
        hosts.flatMap((host, i) => [...conversation(`wss://${host}.test/`, 10 + i), closed(900 + i, 1001)]),
      ),
    },
    {
      name: 'two ports of one host',
      session: tape(
        conversation('ws://localhost:3000/'),
        conversation('ws://localhost:4000/', 20),
        frame('received', 880, 'x', { socket: 1 }),
        frame('received', 880, 'x', { socket: 2 }),
        closed(900, 1006, { socket: 1 }),
        closed(905, 1006, { socket: 2 }),
      ),
    },
    {
      name: 'offline, and one socket',
      session: tape(conversation('wss://chat.test/'), network(880, 'offline'), closed(900, 1006)),
    },
  ],
  unknown: [inWorker()],
};
