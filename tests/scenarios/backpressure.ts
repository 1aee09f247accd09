import { conversation, frame, inWorker, type Scenarios, type Step, tape } from '../support/tape.ts';

const MB = 1_000_000;
const sends = (left: (i: number) => number): Step[] =>
  Array.from({ length: 60 }, (_, i) => frame('sent', 100 + i * 50, 500_000, { buffered: left(i) + 500_000 }));

export const scenarios: Scenarios = {
  found: [
    {
      name: 'what waits grows for three seconds',
      session: tape(
        conversation('ws://localhost:8080/live'),
        sends((i) => i * 0.5 * MB),
      ),
      confidence: 'certain',
      says: ['bufferedAmount', 'grew from'],
    },
  ],
  clear: [
    {
      name: 'it drains each time',
      session: tape(
        conversation('ws://localhost:8080/live'),
        sends(() => 0),
      ),
    },
    {
      name: 'it stands, and does not grow',
      session: tape(
        conversation('ws://localhost:8080/live'),
        sends(() => 2 * MB),
      ),
    },
    {
      name: 'one large message',
      session: tape(
        conversation('ws://localhost:8080/live'),
        frame('sent', 100, 40 * MB, { buffered: 40 * MB }),
      ),
    },
    {
      name: 'a burst that is gone after a second',
      session: tape(
        conversation('ws://localhost:8080/live'),
        sends((i) => (i < 20 ? i * MB : 0)),
      ),
    },
  ],
  unknown: [inWorker()],
};
