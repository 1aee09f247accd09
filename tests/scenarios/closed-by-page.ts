import {
  closeCalled,
  closed,
  conversation,
  created,
  errored,
  failed,
  frame,
  opened,
  type Scenarios,
  START,
  type Step,
  tape,
  wire,
} from '../support/tape.ts';

const BEFORE_OPEN = 'WebSocket is closed before the connection is established.';
const url = 'ws://api.test:8080/live';
const REACT =
  'Error\n    at App.tsx:12:20\n    at Object.react_stack_bottom_frame (react-dom_client.js:7000:13)';

/** Created, and closed by the page while it was connecting. */
const abandoned = (at: number, waited: number, stack?: string): Step[] => [
  created(url, { at }),
  closeCalled(at + waited, 0, stack === undefined ? {} : { stack }),
  errored(at + waited + 1),
  closed(at + waited + 2, 1006),
];

export const scenarios: Scenarios = {
  found: [
    {
      name: 'gave up while connecting',
      session: tape(
        created('ws://api.test:8080/live'),
        closeCalled(4_010, 0, { stack: 'Error\n    at retry (https://app.test/app.js:10:5)' }),
        failed(4_012),
        wire(4_015, {
          url: 'ws://api.test:8080/live',
          reason: 'WebSocket is closed before the connection is established.',
        }),
      ),
      confidence: 'certain',
      says: ['4 s', 'app.js:10:5', 'StrictMode', 'connectionTimeout of reconnecting-websocket'],
    },
    {
      name: 'a component that is mounted twice: the next one opened',
      session: tape(
        abandoned(10, 12, REACT),
        created(url, { at: 23 }),
        opened(60),
        frame('received', 70, 'welcome'),
      ),
      says: [
        'before it opened (another one opened)',
        'App.tsx:12:20',
        'Its stack shows React',
        'Close after the handshake',
        "addEventListener('open', () => socket.close())",
      ],
    },
    {
      name: 'every connection is closed before it opens',
      session: tape([0, 1, 2, 3].flatMap((index) => abandoned(10 + index * 20, 5, REACT))),
      confidence: 'certain',
      says: ['all 4 connections', 'stable dependencies'],
    },
    {
      name: 'Vue mounts nothing twice',
      session: tape(
        abandoned(
          10,
          12,
          'Error\n    at Chat.vue:30:5\n    at unmountComponent (runtime-core.esm-bundler.js:1:1)',
        ),
      ),
      says: ['Its stack shows Vue', 'why the component is removed'],
      never: ['StrictMode runs'],
    },
    {
      name: 'in a HAR file',
      session: tape(wire(112, { url, startedAt: START + 100, reason: BEFORE_OPEN })),
      confidence: 'certain',
      says: [BEFORE_OPEN.slice(0, -1), 'StrictMode', 'after 12 ms'],
    },
    {
      name: 'in a HAR file, every time',
      session: tape([1, 2, 3].map((at) => wire(at * 100, { url, entry: at, reason: BEFORE_OPEN }))),
      says: ['all 3 connections'],
    },
    {
      name: 'with a code of its own',
      session: tape(
        conversation('ws://api.test:8080/live'),
        closeCalled(900, 1, { code: 4001, reason: 'logout' }),
        closed(910, 4001),
      ),
      says: ['4001', 'logout'],
    },
    {
      name: 'the upgrade of a Socket.IO session, which ends also when its polling fails',
      session: tape(
        [10, 1_000]
          .map((at) => [
            created('ws://api.test:8080/socket.io/?EIO=4&transport=websocket&sid=abcd0001', { at }),
            closeCalled(at + 33, 0),
            failed(at + 34),
          ])
          .flat(2),
      ),
      confidence: 'possible',
      says: ['status 400', 'disconnect()'],
    },
  ],
  clear: [
    {
      name: 'the server had rejected the handshake before the page knew (Firefox)',
      session: tape(
        abandoned(10, 14),
        wire(24, { url, status: 400, by: 'web-request', startedAt: START + 10 }),
      ),
    },
    {
      name: 'a connection of a worker that opened',
      session: tape(wire(30, { url: 'ws://api.test/live', status: 101 })),
    },
    {
      name: 'a connection of a worker that failed',
      session: tape(wire(30, { url, reason: 'Unexpected response code: 502' })),
    },
    {
      name: 'close() as usual',
      session: tape(conversation('ws://api.test:8080/live'), closeCalled(900, 1), closed(910, 1005)),
    },
    {
      name: 'close(1000)',
      session: tape(
        conversation('ws://api.test:8080/live'),
        closeCalled(900, 1, { code: 1000 }),
        closed(910, 1000),
      ),
    },
    {
      name: 'the server closed with 4001',
      session: tape(conversation('ws://api.test:8080/live'), closed(910, 4001)),
    },
  ],
  unknown: [],
};
