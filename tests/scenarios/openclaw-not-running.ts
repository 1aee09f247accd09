import { recorded } from '../openclaw/replay.ts';
import {
  afterGreeting,
  controlUi,
  elsewhere,
  fromControlUi,
  GATEWAY,
  REFUSED,
  status,
} from '../openclaw/steps.ts';
import { type Scenarios, tape, unseenAttempt } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'the gateway of this page',
      session: fromControlUi(REFUSED),
      confidence: 'certain',
      says: ['openclaw gateway run', 'gateway.bind'],
    },
    { name: 'a gateway that was there', session: afterGreeting(REFUSED), confidence: 'certain' },
    {
      name: 'the usual port',
      session: elsewhere(REFUSED, 'ws://127.0.0.1:18789/'),
      confidence: 'likely',
      says: ['18789'],
    },
  ],
  clear: [
    { name: 'any other port', session: elsewhere(REFUSED) },
    { name: 'a restart was announced', session: recorded('2026.9.6/gateway-restart/ui') },
    {
      name: 'the usual port, with another failure',
      session: elsewhere(status(404), 'ws://127.0.0.1:18789/'),
    },
  ],
  unknown: [{ name: 'DevTools was opened later', session: tape(controlUi(), unseenAttempt(GATEWAY)) }],
};
