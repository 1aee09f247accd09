import {
  closeCalled,
  closed,
  conversation,
  created,
  errored,
  frame,
  opened,
  type Scenarios,
  type Step,
  tape,
  wire,
} from '../support/tape.ts';

const engineSocket = (): Step[] => [
  created('ws://api.test:8080/engine.io/?EIO=4&transport=websocket'),
  opened(40),
  frame(
    'received',
    50,
    '0{"sid":"a1","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}',
  ),
];

export const scenarios: Scenarios = {
  found: [
    {
      name: 'sixty seconds of silence, once',
      session: tape(conversation('ws://api.test:8080/live'), closed(60_070, 1006)),
      confidence: 'possible',
      says: ['60 s', 'nginx', 'Application Load Balancer', 'Send something every 25 s'],
    },
    {
      name: 'a silence that is no limit as delivered: the three most used proxies are folded',
      session: tape(
        conversation('ws://api.test:8080/live'),
        closed(33_070, 1006),
        conversation('ws://api.test:8080/live', 40_000),
        closed(73_060, 1006),
      ),
      says: [
        'Raise the limit of the proxy',
        'proxy_read_timeout 3600s',
        'Key=idle_timeout',
        'timeout tunnel 1h',
        'Node.js (ws)',
      ],
    },
    {
      name: 'a silence that fits no limit, once: the verdict names what else it may be',
      session: tape(conversation('ws://api.test:8080/live'), closed(17_070, 1006)),
      confidence: 'possible',
      says: ['an idle timeout, or the server or network failed', 'A crash, a restart or a lost network'],
    },
    {
      name: 'sixty seconds of Phoenix: its own heartbeat',
      session: tape(conversation('ws://api.test:8080/socket/websocket?vsn=2.0.0'), closed(60_070, 1006)),
      says: ['heartbeatIntervalMs: 25000', 'timeout of the socket in lib/app_web/endpoint.ex'],
    },
    {
      name: 'sixty seconds behind nginx',
      session: tape(
        conversation('ws://api.test:8080/live'),
        closed(60_070, 1006),
        wire(60_080, {
          url: 'ws://api.test:8080/live',
          status: 101,
          responseHeaders: [{ name: 'Server', value: 'nginx/1.22.1' }],
        }),
      ),
      confidence: 'likely',
      says: ['probably by nginx', 'proxy_read_timeout 3600s'],
    },
    {
      name: 'three seconds behind nginx: its limit may be set so',
      session: tape(
        conversation('ws://api.test:8080/live'),
        closed(3_070, 1006),
        wire(3_080, {
          url: 'ws://api.test:8080/live',
          status: 101,
          responseHeaders: [{ name: 'Server', value: 'nginx/1.22.1' }],
        }),
      ),
      confidence: 'possible',
      says: ['nginx', 'every 1 s', 'it is not a timeout'],
      never: ['probably by nginx'],
    },
    {
      name: 'a silence of its own, twice',
      session: tape(
        conversation('ws://api.test:8080/live'),
        closed(17_070, 1006),
        conversation('ws://api.test:8080/live', 20_000),
        closed(37_060, 1006),
      ),
      confidence: 'likely',
      says: ['same time without traffic'],
    },
    {
      name: 'three times the same time without traffic after different ages',
      session: tape(
        conversation('ws://api.test:8080/live'),
        closed(17_070, 1006),
        conversation('ws://api.test:8080/live', 20_000),
        frame('sent', 30_000),
        closed(47_000, 1006),
        conversation('ws://api.test:8080/live', 50_000),
        frame('received', 71_000),
        closed(88_000, 1006),
      ),
      confidence: 'certain',
    },
    {
      name: 'three times, but always of the same age: it may be a lifetime',
      session: tape(
        conversation('ws://api.test:8080/live'),
        closed(17_070, 1006),
        conversation('ws://api.test:8080/live', 20_000),
        closed(37_060, 1006),
        conversation('ws://api.test:8080/live', 40_000),
        closed(57_060, 1006),
      ),
      confidence: 'likely',
    },
    {
      name: 'the server says that no pong came',
      session: tape(
        conversation('ws://api.test:8080/live'),
        closed(40_000, 1011, { reason: 'keepalive ping timeout' }),
      ),
      confidence: 'certain',
      says: ['no reply to its ping', 'ping_timeout'],
    },
    {
      name: 'a page that does not answer the pings of Engine.IO',
      session: tape(engineSocket(), frame('received', 25_060, '2'), closed(45_070, 1005)),
      confidence: 'certain',
      says: ['Engine.IO ping', '20000 ms', "socket.send('3')"],
    },
  ],
  clear: [
    {
      name: 'requests without any response, cut after the same time: it never worked',
      session: tape(
        [0, 1, 2].flatMap((index) => [
          created('wss://api.test/live', { at: index * 10_000 }),
          opened(index * 10_000 + 40),
          frame('sent', index * 10_000 + 45, '{"type":"hello"}'),
          closed(index * 10_000 + 3_545, 1006),
          wire(index * 10_000 + 3_550, {
            url: 'wss://api.test/live',
            status: 101,
            responseHeaders: [
              { name: 'Server', value: 'cloudflare' },
              { name: 'CF-RAY', value: 'x' },
            ],
          }),
        ]),
      ),
    },
    {
      name: 'nothing was sent either way, and the time is too short for a limit',
      session: tape(
        [0, 1, 2].flatMap((index) => [
          created('ws://api.test:8080/live', { at: index * 10_000 }),
          opened(index * 10_000 + 40),
          closed(index * 10_000 + 3_540, 1006),
        ]),
      ),
    },
    {
      name: 'three sockets cut in one moment, after the same time without traffic',
      session: tape(
        ['a', 'b', 'c'].flatMap((room) => conversation(`ws://api.test:8080/${room}`)),
        [1, 2, 3].map((socket) => closed(7_300 + socket, 1006, { socket })),
      ),
      also: ['server-crashed'],
    },
    {
      name: 'Engine.IO, answered in time, and an empty close frame later',
      session: tape(
        engineSocket(),
        frame('received', 25_060, '2'),
        frame('sent', 25_070, '3'),
        closed(45_070, 1005),
      ),
    },
    {
      name: 'an empty close frame at another time',
      session: tape(engineSocket(), frame('received', 25_060, '2'), closed(27_000, 1005)),
    },
    {
      name: '1011 for another reason',
      session: tape(conversation('ws://api.test:8080/live'), closed(40_000, 1011, { reason: 'boom' })),
    },
    {
      name: 'cut in the middle of traffic',
      session: tape(conversation('ws://api.test:8080/live'), frame('sent', 60_000), closed(60_070, 1006)),
    },
    {
      name: 'a silence that fits no limit, after a longer pause',
      session: tape(
        conversation('ws://api.test:8080/live'),
        frame('received', 20_000, 'tick'),
        closed(37_070, 1006),
      ),
    },
    {
      name: 'a silence that fits no limit, and then nothing accepts connections',
      session: tape(
        conversation('ws://api.test:8080/live'),
        closed(17_070, 1006),
        created('ws://api.test:8080/live', { at: 18_000 }),
        errored(18_050),
        closed(18_050, 1006),
      ),
    },
    {
      name: 'three seconds of silence, once',
      session: tape(conversation('ws://api.test:8080/live'), closed(3_070, 1006)),
    },
    {
      name: 'cut after a second, behind nginx',
      session: tape(
        conversation('ws://api.test:8080/live'),
        closed(1_070, 1006),
        wire(1_080, {
          url: 'ws://api.test:8080/live',
          status: 101,
          responseHeaders: [{ name: 'Server', value: 'nginx/1.22.1' }],
        }),
      ),
    },
    {
      name: 'sixty seconds of silence, then a close frame',
      session: tape(conversation('ws://api.test:8080/live'), closed(60_070, 1000)),
    },
    {
      name: 'the page closed and waited sixty seconds for the answer',
      session: tape(conversation('ws://api.test:8080/live'), closeCalled(70, 1), closed(60_170, 1006)),
    },
    {
      name: 'the browser itself ended it',
      session: tape(conversation('ws://api.test:8080/live'), errored(60_069), closed(60_070, 1006)),
    },
    {
      name: 'two silences that differ',
      session: tape(
        conversation('ws://api.test:8080/live'),
        closed(17_070, 1006),
        conversation('ws://api.test:8080/live', 20_000),
        closed(43_060, 1006),
      ),
    },
  ],
  unknown: [
    { name: 'a socket of a worker', session: tape(wire(30, { url: 'ws://api.test/live', status: 101 })) },
  ],
};
