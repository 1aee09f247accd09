import { closeCalled, closed, conversation, inWorker, type Scenarios, tape } from '../support/tape.ts';

const url = 'ws://localhost:8080/live';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'with a reason',
      session: tape(conversation(url), closed(90, 1007, { reason: 'Invalid JSON' })),
      confidence: 'certain',
      says: ['1007', 'Invalid JSON', 'JSON.parse', 'journalctl --since'],
    },
    { name: 'without one', session: tape(conversation(url), closed(90, 1007)), says: ['without a reason'] },
  ],
  clear: [
    { name: 'closed in order', session: tape(conversation(url), closed(90, 1000)) },
    {
      name: 'the page had closed it',
      session: tape(conversation(url), closeCalled(80, 1), closed(90, 1007)),
    },
    { name: 'cut', session: tape(conversation(url), closed(90, 1006)) },
  ],
  unknown: [inWorker()],
};
