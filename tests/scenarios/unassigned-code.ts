import { closed, conversation, created, failed, inWorker, type Scenarios, tape } from '../support/tape.ts';

const url = 'ws://localhost:8080/live';

export const scenarios: Scenarios = {
  found: [
    {
      name: '2500',
      session: tape(conversation(url), closed(90, 2500, { reason: 'Bye' })),
      confidence: 'certain',
      says: ['2500', 'is reserved or unassigned'],
    },
    {
      name: 'an HTTP status',
      session: tape(conversation(url), closed(90, 401)),
      says: ['an HTTP status', '4401'],
    },
    {
      name: '1010 is for clients',
      session: tape(conversation(url), closed(90, 1010)),
      says: ['for clients only'],
    },
  ],
  clear: [
    { name: 'a private code', session: tape(conversation(url), closed(90, 4321)) },
    { name: 'a library code', session: tape(conversation(url), closed(90, 3500)) },
    { name: 'no code', session: tape(conversation(url), closed(90, 1005)) },
    {
      name: "Firefox's word for a TLS failure",
      session: tape(created('wss://api.test/'), failed(40)[0] ?? [], closed(41, 1015)),
    },
  ],
  unknown: [inWorker()],
};
