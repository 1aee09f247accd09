import { closed, created, frame, opened, type Scenarios, type Step, tape } from '../support/tape.ts';

const url = 'ws://localhost:8080/live';
const feed = (at: number, from: number, text: (seq: number) => string): Step[] => [
  created(url, { at }),
  opened(at + 20),
  ...Array.from({ length: 8 }, (_, i) => frame('received', at + 30 + i, text(from + i))),
];
const order = (seq: number): string => JSON.stringify({ seq, id: `order-${seq}`, amount: seq * 10 });

export const scenarios: Scenarios = {
  found: [
    {
      name: 'five messages come again',
      session: tape(feed(10, 1, order), closed(500, 1001), feed(900, 4, order)),
      confidence: 'likely',
      says: ['5 messages', 'after: lastSeq'],
    },
  ],
  clear: [
    {
      name: 'it goes on where it was',
      session: tape(feed(10, 1, order), closed(500, 1001), feed(900, 9, order)),
    },
    {
      name: 'messages without a number',
      session: tape(
        feed(10, 1, () => '{"type":"tick"}'),
        closed(500, 1001),
        feed(900, 1, () => '{"type":"tick"}'),
      ),
    },
    {
      name: 'answers to its own requests',
      session: tape(
        [10, 900].flatMap((at) => [
          created(url, { at }),
          opened(at + 20),
          ...[1, 2, 3, 4].flatMap((id) => [
            frame('sent', at + 20 + id, `{"id":${id},"method":"price"}`),
            frame('received', at + 20 + id, `{"id":${id},"result":7}`),
          ]),
          closed(at + 500, 1001),
        ]),
      ),
    },
  ],
  unknown: [],
};
