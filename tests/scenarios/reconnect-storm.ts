import {
  attempt,
  closed,
  conversation,
  inWorker,
  REFUSED,
  type Scenarios,
  type Step,
  tape,
} from '../support/tape.ts';

const url = 'ws://localhost:8080/live';
const lives = (times: number, pause: (i: number) => number): Step[] => {
  const steps: Step[] = [];
  let at = 10;
  for (let i = 0; i < times; i += 1) {
    steps.push(...conversation(url, at), closed(at + 450, 1000));
    at += 450 + pause(i);
  }
  return steps;
};

export const scenarios: Scenarios = {
  found: [
    {
      name: 'at once, each time',
      session: tape(lives(15, () => 1)),
      confidence: 'certain',
      says: ['do not grow', 'Math.random()', 'new WebSocket("ws://localhost:8080/live")', 'sendBeacon'],
    },
    { name: 'every 100 ms', session: tape(lives(8, () => 100)) },
  ],
  clear: [
    { name: 'pauses that grow', session: tape(lives(8, (i) => 20 * 2 ** i)) },
    { name: 'a few times only', session: tape(lives(4, () => 1)) },
    { name: 'every five seconds', session: tape(lives(8, () => 5_000)) },
    {
      name: 'many sockets side by side',
      session: tape(Array.from({ length: 9 }, (_, i) => conversation(url, 10 + i)).flat()),
    },
    { name: 'one refusal', session: tape(attempt(url, REFUSED, { requestSent: false })) },
  ],
  unknown: [inWorker()],
};
