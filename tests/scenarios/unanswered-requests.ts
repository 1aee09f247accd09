import { closed, conversation, frame, type Scenarios, type Step, tape, wait } from '../support/tape.ts';

const url = 'ws://localhost:8080/live';
const asks = (
  count: number,
  isAnswered: (i: number) => boolean,
  kind: (i: number) => string = () => 'price',
): Step[] =>
  Array.from({ length: count }, (_, i) => [
    frame('sent', 100 + i * 200, `{"id":${i},"method":"${kind(i)}"}`),
    ...(isAnswered(i) ? [frame('received', 110 + i * 200, `{"id":${i},"result":1}`)] : []),
  ]).flat();

export const scenarios: Scenarios = {
  found: [
    {
      name: 'three answers, then none',
      session: tape(
        conversation(url),
        asks(8, (i) => i < 3),
        wait(14_000),
      ),
      confidence: 'likely',
      says: ['last 5 requests', 'price', '3 requests'],
    },
  ],
  clear: [
    {
      name: 'they may still come',
      session: tape(
        conversation(url),
        asks(8, (i) => i < 3),
        wait(5_000),
      ),
    },
    {
      name: 'messages that never have an answer',
      session: tape(
        conversation(url),
        asks(8, () => false),
        wait(14_000),
      ),
    },
    {
      name: 'another kind that has none',
      session: tape(
        conversation(url),
        asks(
          8,
          (i) => i < 3,
          (i) => (i < 3 ? 'price' : 'cursor'),
        ),
        wait(14_000),
      ),
    },
    {
      name: 'the last ones were answered',
      session: tape(
        conversation(url),
        asks(8, (i) => i > 4),
        wait(14_000),
      ),
    },
    {
      name: 'the connection has ended',
      session: tape(
        conversation(url),
        asks(8, (i) => i < 3),
        closed(4_000, 1000),
        wait(24_000),
      ),
    },
  ],
  unknown: [],
};
