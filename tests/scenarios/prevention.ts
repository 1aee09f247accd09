import { closed, conversation, inWorker, type Scenarios, type Step, tape } from '../tape.ts';

const url = 'ws://localhost:8080/live';
const lives = (times: number, pause: (i: number) => number): Step[] => {
  const steps: Step[] = [];
  let at = 10;
  for (let i = 0; i < times; i += 1) {
    steps.push(...conversation(url, at), closed(at + 1_450, 1000));
    at += 1_450 + pause(i);
  }
  return steps;
};

export const scenarios: Scenarios = {
  found: [
    {
      name: 'five seconds, each time',
      session: tape(lives(7, () => 5_000)),
      confidence: 'certain',
      says: ['no chance in the pause', 'sendBeacon'],
    },
  ],
  clear: [
    { name: 'pauses with chance in them', session: tape(lives(7, (i) => 4_000 + ((i * 617) % 2_000))) },
    { name: 'a few times', session: tape(lives(3, () => 5_000)) },
    { name: 'one socket that is cut', session: tape(conversation(url), closed(900, 1006)) },
  ],
  unknown: [inWorker()],
};
