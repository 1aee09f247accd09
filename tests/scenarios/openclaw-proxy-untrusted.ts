import { recorded } from '../openclaw/replay.ts';
import { controlUi, fromControlUi, GATEWAY, status, UNAUTHORIZED } from '../openclaw/steps.ts';
import { type Scenarios, tape, unseenAttempt } from '../support/tape.ts';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'the gateway of this page',
      session: fromControlUi(status(403)),
      confidence: 'likely',
      says: ['openclaw config set gateway.trustedProxies', 'proxy_attribution_required'],
    },
  ],
  clear: [
    {
      name: 'a server of which nothing is known',
      session: recorded('2026.9.6/proxy-headers-untrusted/node'),
    },
    { name: '401', session: fromControlUi(UNAUTHORIZED) },
  ],
  unknown: [{ name: 'DevTools was opened later', session: tape(controlUi(), unseenAttempt(GATEWAY)) }],
};
