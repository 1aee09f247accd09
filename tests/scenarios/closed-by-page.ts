import {
  closeCalled,
  closed,
  conversation,
  created,
  failed,
  type Scenarios,
  tape,
  wire,
} from '../support/tape.ts';

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
      says: ['4 s', 'app.js:10:5', 'StrictMode'],
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
  ],
  clear: [
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
  unknown: [
    { name: 'a socket of a worker', session: tape(wire(30, { url: 'ws://api.test/live', status: 101 })) },
  ],
};
