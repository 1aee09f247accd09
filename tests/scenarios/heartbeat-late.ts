import { conversation, frame, inWorker, longTask, type Scenarios, type Step, tape } from '../support/tape.ts';

const url = 'ws://localhost:8080/live';
const beats = (took: (i: number) => number): Step[] =>
  Array.from({ length: 6 }, (_, i): [number, Step][] => [
    [1_000 * i, frame('sent', 1_000 * (i + 1), '{"type":"ping"}')],
    [1_000 * i + took(i), frame('received', 1_000 * (i + 1) + took(i), '{"type":"pong"}')],
  ])
    .flat()
    .sort(([a], [b]) => a - b)
    .map(([, step]) => step);

export const scenarios: Scenarios = {
  found: [
    {
      name: 'later and later',
      session: tape(
        conversation(url),
        beats((i) => 700 * (i + 1)),
      ),
      confidence: 'certain',
      says: ['the longest 4.2 s'],
    },
  ],
  clear: [
    {
      name: 'at once',
      session: tape(
        conversation(url),
        beats(() => 20),
      ),
    },
    {
      name: 'one was late',
      session: tape(
        conversation(url),
        beats((i) => (i === 2 ? 1_500 : 20)),
      ),
    },
    {
      name: 'late, and quick again',
      session: tape(
        conversation(url),
        beats((i) => (i < 4 ? 1_500 : 20)),
      ),
    },
    {
      name: 'the page was busy',
      session: tape(
        conversation(url),
        longTask(900, 4_000),
        beats((i) => 700 * (i + 1)),
      ),
    },
  ],
  unknown: [inWorker()],
};
