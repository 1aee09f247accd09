import { recorded } from '../openclaw/replay.ts';
import { afterGreeting, controlUi, fromControlUi, GATEWAY, UNAUTHORIZED } from '../openclaw/steps.ts';
import { type Scenarios, tape, unseenAttempt } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'the gateway of this page',
      session: fromControlUi(UNAUTHORIZED),
      confidence: 'likely',
      says: ['gateway.remote.edgeAuth', 'never answers 401 here'],
    },
  ],
  clear: [
    { name: 'a server of which nothing is known', session: recorded('2026.9.6+nginx/auth-401/node') },
    {
      name: 'a viewer has tickets of its own',
      session: afterGreeting(UNAUTHORIZED, 'ws://claw.example:18800/desktop/observe'),
    },
  ],
  unknown: [{ name: 'DevTools was opened later', session: tape(controlUi(), unseenAttempt(GATEWAY)) }],
};
