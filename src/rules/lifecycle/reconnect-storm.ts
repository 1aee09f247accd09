import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { writeDown } from '../../fixes/page-fixes.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { formatDuration } from '../../shared/format.ts';
import { retriesUntil } from '../shared/retries.ts';

const OFTEN = 5;
/** With exponential backoff the fifth delay is longer than this, in milliseconds. */
const SHORT = 1_000;
const GROWS = 2;

export const reconnectStorm = defineRule({
  id: 'reconnect-storm',
  title: 'The page reconnects again and again without a pause',
  severity: 'warning',
  scenario: 'E1',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.2.3',
  requires: ['page'],
  sideFinding: true,
  detect(connection, session) {
    const { attempts, pauses } = retriesUntil(connection, session);
    const last = pauses.slice(-OFTEN);
    const [first = 0] = last;
    const longest = Math.max(...last, 0);
    if (last.length < OFTEN || longest >= SHORT) return undefined;
    // The backoff of some libraries starts with a few milliseconds.
    if ((last.at(-1) ?? 0) > GROWS * Math.max(first, 20)) return undefined;
    const shown = last.map((pause) => formatDuration(pause)).join(', ');
    return {
      confidence: 'certain',
      evidence: evidence({
        fact: `${attempts.length} attempts or more to this URL, after short pauses that do not grow: ${shown}.`,
        events: attempts.slice(-OFTEN - 1).map(({ createdEvent }) => createdEvent),
      }),
      facts: { ...endpointFacts(connection), attempts: attempts.length },
    };
  },
  fixes: (_match, connection, session) => [
    stackFix('reconnect', connection, session, {
      title: 'Use exponential backoff with jitter',
      detail:
        'Grow the pause from 1 s to 30 s, and reset it only after a connection has stayed open for a while. Without jitter all clients reconnect at the same moment.',
    }),
    {
      title: 'Know when to stop',
      detail:
        'If the server rejects the credentials or the URL, the next attempt fails too: tell the user instead of retrying.',
      snippet:
        "socket.addEventListener('close', ({ code }) => {\n  if ([1008, 3000, 3003, 4401, 4403].includes(code)) tellUser();\n  else retryLater();\n});",
      language: 'js',
    },
    {
      title: 'Expect Chromium to throttle reconnects',
      detail:
        'After about ten failures Chromium delays every new handshake of the tab by 1 to 5 s, also to servers that work.',
    },
    writeDown(connection, session),
  ],
});
