import { recorded } from '../openclaw/replay.ts';
import { afterGreeting, controlUi, fromControlUi, GATEWAY, status } from '../openclaw/steps.ts';
import { type Scenarios, tape, unseenAttempt } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: '502',
      session: fromControlUi(status(502)),
      confidence: 'likely',
      says: ['openclaw gateway start'],
    },
    { name: '504', session: afterGreeting(status(504)), confidence: 'likely' },
  ],
  clear: [
    { name: 'a server of which nothing is known', session: recorded('2026.9.6+nginx/upstream-down/node') },
    { name: '503 is no word of a gateway that is down', session: fromControlUi(status(503)) },
  ],
  unknown: [{ name: 'DevTools was opened later', session: tape(controlUi(), unseenAttempt(GATEWAY)) }],
};
