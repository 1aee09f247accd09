import {
  closeCalled,
  closed,
  conversation,
  created,
  frame,
  inWorker,
  listeners,
  opened,
  type Scenarios,
  tape,
} from '../support/tape.ts';

const url = 'ws://localhost:8080/live';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'nobody listens for the end',
      session: tape(conversation(url), closed(900, 1000, { handlers: ['message'] })),
      confidence: 'certain',
      says: ['listened to message only'],
    },
    {
      name: 'Socket.IO: its own events, and a plain WebSocket beside it',
      session: tape(
        conversation('ws://localhost:8080/socket.io/?EIO=4&transport=websocket'),
        closed(900, 1000, { handlers: ['message'] }),
      ),
      says: [
        "socket.on('connect_error'",
        'A plain WebSocket',
        "addEventListener('close'",
        'connection_error',
      ],
    },
    {
      name: 'the server broke down: the hint stands below',
      session: tape(conversation(url), closed(900, 1011, { handlers: ['message'] })),
      under: 'internal-error',
    },
    {
      name: 'nobody reads the messages',
      session: tape(
        created(url),
        opened(40),
        frame('received', 50),
        closed(900, 1000, { handlers: ['open', 'error', 'close'] }),
      ),
      says: ['nobody reads the 1 message'],
    },
    {
      name: 'nobody listens for the end, as DevTools says of the living socket',
      session: tape(conversation(url), listeners(500, 'message'), closed(900, 1000)),
      confidence: 'likely',
      says: ['400 ms before the socket closed', 'listened to message only'],
    },
    {
      name: 'messages come between two looks, and nobody reads them',
      session: tape(
        created(url),
        opened(40),
        listeners(300, 'close'),
        frame('received', 400),
        frame('received', 500),
        listeners(800, 'close'),
        closed(900, 1000),
      ),
      confidence: 'likely',
      says: ['nobody reads the 2 messages'],
    },
  ],
  clear: [
    {
      name: 'what was listened for at any look counts',
      session: tape(
        conversation(url),
        listeners(300, 'message close'),
        listeners(600, ''),
        closed(900, 1000),
      ),
    },
    {
      name: 'one message at a time is waited for',
      session: tape(
        created(url),
        opened(40),
        frame('received', 50),
        listeners(300, 'close'),
        listeners(600, 'close'),
        frame('received', 700),
        closed(900, 1000),
      ),
    },
    {
      name: 'a message came before the first look',
      session: tape(
        created(url),
        opened(40),
        frame('received', 50),
        frame('received', 60),
        listeners(300, 'close'),
        closed(900, 1000),
      ),
    },
    {
      name: 'all that matter',
      session: tape(conversation(url), closed(900, 1000, { handlers: ['message', 'close'] })),
    },
    { name: 'it is not known', session: tape(conversation(url), closed(900, 1000)) },
    {
      name: 'the page closed it itself',
      session: tape(conversation(url), closeCalled(890, 1), closed(900, 1000, { handlers: ['message'] })),
    },
    {
      name: 'nothing came that could be read',
      session: tape(created(url), opened(40), closed(900, 1000, { handlers: ['close'] })),
    },
  ],
  unknown: [inWorker()],
};
