import {
  closeCalled,
  closed,
  created,
  frame,
  httpResponse,
  inWorker,
  opened,
  type Scenarios,
  type Step,
  tape,
} from '../support/tape.ts';

const url = 'ws://localhost:8080/live';
const lives = (times: number, code: number, more: (at: number) => Step[] = () => []): Step[] =>
  Array.from({ length: times }, (_, i) => {
    const at = 2_000 * i ** 2;
    return [
      created(url, { at }),
      opened(at + 20),
      frame('sent', at + 21, 'join'),
      ...more(at),
      closed(at + 25, code),
    ];
  }).flat();

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a path that no route of express-ws takes',
      session: tape(httpResponse('http://localhost:8080/', { 'x-powered-by': 'Express' }), lives(3, 1005)),
      says: ["app.ws('/live'"],
    },
    {
      name: '1000, four times',
      session: tape(lives(4, 1000)),
      confidence: 'certain',
      says: ['4 times (1000)', 'accepted'],
      never: ['antivirus'],
    },
    {
      name: 'dropped, four times: server, proxy or this machine',
      session: tape(lives(4, 1006)),
      confidence: 'certain',
      says: ['4 times (1006)', 'antivirus', 'another one', 'crash', 'without the proxy'],
      never: ['it is the application', '4401'],
    },
    { name: 'no code, three times', session: tape(lives(3, 1005)) },
  ],
  clear: [
    { name: 'twice', session: tape(lives(2, 1000)) },
    {
      name: 'an answer, then done',
      session: tape(lives(4, 1000, (at) => [frame('received', at + 23, 'here you are')])),
    },
    { name: 'a code that says why', session: tape(lives(4, 4403)) },
    { name: 'the page closes', session: tape(lives(4, 1000, (at) => [closeCalled(at + 22, 1)])) },
    {
      name: 'the pings of a development server',
      session: tape(
        Array.from({ length: 4 }, (_, i) => [
          created(url, { at: 2_000 * i ** 2, protocols: ['vite-ping'] }),
          opened(2_000 * i ** 2 + 20, { protocol: 'vite-ping' }),
          closed(2_000 * i ** 2 + 25, 1000),
        ]).flat(),
      ),
    },
  ],
  unknown: [inWorker()],
};
