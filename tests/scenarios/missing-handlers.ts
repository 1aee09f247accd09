import {
  closeCalled,
  closed,
  conversation,
  created,
  frame,
  inWorker,
  opened,
  type Scenarios,
  tape,
} from '../tape.ts';

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
      name: 'nobody reads the messages',
      session: tape(
        created(url),
        opened(40),
        frame('received', 50),
        closed(900, 1000, { handlers: ['open', 'error', 'close'] }),
      ),
      says: ['nobody reads the 1 message'],
    },
  ],
  clear: [
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
