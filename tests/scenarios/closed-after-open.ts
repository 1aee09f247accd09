import {
  ACCEPTED,
  closeCalled,
  closed,
  created,
  errored,
  firefoxWire,
  frame,
  httpResponse,
  inWorker,
  opened,
  pagehide,
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

/** Firefox: the socket is gone before the browser can take it over, so that the page never sees `open`. */
const cut = (times: number, more: (at: number) => Step[] = () => [], headers = ACCEPTED): Step[] =>
  Array.from({ length: times }, (_, i) => {
    const at = 800 * (i + 1);
    return [
      firefoxWire(at + 8, url, { responseHeaders: headers }),
      created(url, { at }),
      ...more(at + 20),
      closed(at + 35, 1006),
    ];
  }).flat();
const deflate = (parameters: string) => [
  ...ACCEPTED,
  { name: 'Sec-WebSocket-Extensions', value: `permessage-deflate${parameters}` },
];

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
    {
      name: 'dropped in Firefox before the page saw it open',
      session: tape(cut(4)),
      confidence: 'certain',
      says: [
        'right after the 101, 4 times (1006)',
        'accepted the handshake (101)',
        'before the browser could open it',
      ],
      never: ['0 ms', 'was open for'],
    },
    {
      name: 'reset in Firefox before the page saw it open',
      session: tape(cut(3, (at) => [errored(at)])),
      confidence: 'certain',
    },
    {
      name: 'dropped in Firefox, with compression',
      session: tape(cut(3, undefined, deflate('; server_no_context_takeover; client_max_window_bits=15'))),
      confidence: 'certain',
    },
  ],
  clear: [
    { name: 'twice', session: tape(lives(2, 1000)) },
    {
      name: 'an answer, then done',
      session: tape(lives(4, 1000, (at) => [frame('received', at + 23, 'here you are')])),
    },
    {
      name: 'a handshake that Firefox may have failed for its extension',
      session: tape(cut(4, (at) => [errored(at)], deflate('; window=3'))),
    },
    {
      name: 'a response that was cut within its headers (Firefox)',
      session: tape(cut(4, undefined, ACCEPTED.slice(0, 1))),
    },
    {
      name: 'closed by the page before Firefox opened it',
      session: tape(cut(4, (at) => [closeCalled(at, 0)])),
    },
    { name: 'left before Firefox opened it', session: tape(cut(4, (at) => [pagehide(at, false)])) },
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
