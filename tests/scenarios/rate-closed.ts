import { closed, conversation, frame, inWorker, type Scenarios, type Step, tape } from '../support/tape.ts';

const url = 'ws://localhost:8080/live';
const burst = (count: number, every: number): Step[] =>
  Array.from({ length: count }, (_, i) => frame('sent', 100 + i * every, `{"x":${i}}`));

export const scenarios: Scenarios = {
  found: [
    {
      name: 'the server says so',
      session: tape(conversation(url), burst(60, 5), closed(420, 1008, { reason: 'Rate limit exceeded' })),
      confidence: 'certain',
      says: ['Rate limit exceeded', '61 messages'],
    },
    {
      name: '1008 without a word, after a burst',
      session: tape(conversation(url), burst(60, 5), closed(420, 1008)),
      confidence: 'likely',
    },
    {
      name: '1013 with words',
      session: tape(conversation(url), closed(420, 1013, { reason: 'Too many messages' })),
      confidence: 'certain',
    },
    {
      name: '4029 without a word',
      session: tape(conversation(url), burst(60, 5), closed(420, 4029)),
      confidence: 'likely',
    },
  ],
  clear: [
    {
      name: '1008 without a word, and few messages',
      session: tape(conversation(url), burst(5, 200), closed(1_420, 1008)),
    },
    {
      name: 'a burst, and another reason',
      session: tape(conversation(url), burst(60, 5), closed(420, 1008, { reason: 'Not a member' })),
    },
    { name: 'a burst long before', session: tape(conversation(url), burst(60, 5), closed(30_000, 1008)) },
    {
      name: 'a burst, and a message that was too big',
      session: tape(conversation(url), burst(60, 5), closed(420, 1009)),
    },
  ],
  unknown: [inWorker()],
};
