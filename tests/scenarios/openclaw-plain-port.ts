import {
  afterGreeting,
  controlUi,
  elsewhere,
  fromControlUi,
  GATEWAY,
  NO_TLS,
  REFUSED,
} from '../openclaw/steps.ts';
import { type Scenarios, tape, unseenAttempt } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a gateway that was there over ws',
      session: afterGreeting(NO_TLS, 'wss://claw.example:18800/'),
      confidence: 'certain',
      says: ['gateway.tls.enabled true', 'ws://claw.example:18800/'],
    },
  ],
  clear: [
    { name: 'nothing speaks for a gateway', session: elsewhere(NO_TLS, 'wss://claw.example:18800/') },
    { name: 'refused', session: fromControlUi(REFUSED) },
  ],
  unknown: [{ name: 'DevTools was opened later', session: tape(controlUi(), unseenAttempt(GATEWAY)) }],
};
