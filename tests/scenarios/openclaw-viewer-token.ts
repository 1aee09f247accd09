import { afterGreeting, controlUi, elsewhere, GATEWAY, UNAUTHORIZED } from '../openclaw/steps.ts';
import { type Scenarios, tape, unseenAttempt } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a used ticket',
      session: afterGreeting(UNAUTHORIZED, 'ws://claw.example:18800/desktop/observe'),
      confidence: 'likely',
      says: ['Each ticket opens one socket'],
    },
  ],
  clear: [
    {
      name: 'the same path of another server',
      session: elsewhere(UNAUTHORIZED, 'ws://claw.example:18800/desktop/observe'),
    },
    { name: 'the main socket', session: afterGreeting(UNAUTHORIZED) },
  ],
  unknown: [{ name: 'DevTools was opened later', session: tape(controlUi(), unseenAttempt(GATEWAY)) }],
};
