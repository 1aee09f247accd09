import {
  conversation,
  created,
  frame,
  inWorker,
  longTask,
  opened,
  type Scenarios,
  tape,
} from '../support/tape.ts';

const url = 'ws://localhost:8080/live';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'half a second at a time',
      session: tape(
        conversation(url),
        frame('sent', 600),
        longTask(700, 500),
        longTask(1_400, 500),
        longTask(2_100, 510),
      ),
      confidence: 'certain',
      says: ['3 long tasks', '510 ms', 'Performance panel'],
    },
  ],
  clear: [
    {
      name: 'while the page was loading',
      session: tape(
        longTask(5, 900),
        longTask(8, 900),
        longTask(9, 900),
        conversation(url),
        frame('sent', 600),
      ),
    },
    { name: 'one long task', session: tape(conversation(url), frame('sent', 600), longTask(700, 900)) },
    {
      name: 'tasks of another document',
      session: tape(created(url), opened(20), frame('sent', 600), frame('sent', 700), frame('sent', 800)),
    },
  ],
  unknown: [inWorker()],
};
