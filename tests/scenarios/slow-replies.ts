import { conversation, frame, longTask, type Scenarios, type Step, tape } from '../support/tape.ts';

const asks = (took: number, kind = 'price'): Step[] =>
  Array.from({ length: 8 }, (_, i) => [
    frame('sent', 100 + i * 4_000, `{"id":${i},"method":"${kind}"}`),
    frame('received', 100 + i * 4_000 + took, `{"id":${i},"result":"x"}`),
  ]).flat();

export const scenarios: Scenarios = {
  found: [
    {
      name: 'two seconds for each answer',
      session: tape(conversation('ws://localhost:8080/live'), asks(2_000)),
      confidence: 'likely',
      says: ['takes 2 s to reply', 'price'],
    },
  ],
  clear: [
    { name: 'quick answers', session: tape(conversation('ws://localhost:8080/live'), asks(20)) },
    {
      name: 'subscriptions answer when there is something',
      session: tape(conversation('ws://localhost:8080/live'), asks(2_000, 'subscribe')),
    },
    {
      name: 'the page itself was busy',
      session: tape(conversation('ws://localhost:8080/live'), asks(2_000), longTask(40_000, 1_900)),
    },
    {
      name: 'three are too few',
      session: tape(conversation('ws://localhost:8080/live'), asks(2_000).slice(0, 6)),
    },
  ],
  unknown: [],
};
