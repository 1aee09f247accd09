import { endpointFacts, endpointOf, evidence, lastSent, quote } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { checkServerLog } from '../../fixes/common-fixes.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { abnormalClosure, closedByNavigation } from '../../session/close-cause.ts';
import type { Connection } from '../../session/connection.ts';
import { otherAttempts } from '../../session/same-endpoint.ts';
import { formatDuration } from '../../shared/format.ts';

const SHORT = 1_000;
const OFTEN = 3;
/** Codes that do not name a cause. */
const WORDLESS = [1000, 1001, 1005];

/** The longest life of a connection that the server closed before it was used, in milliseconds. */
function shortLife(connection: Connection): number | undefined {
  const { opened, closed, closeCalled } = connection;
  if (!opened || !closed || closeCalled || closedByNavigation(connection)) return undefined;
  const lived = closed.at - opened.at;
  if (lived > SHORT || opened.protocol === 'vite-ping') return undefined;
  if (abnormalClosure(connection)) return connection.received.frames <= 1 ? lived : undefined;
  return WORDLESS.includes(closed.code) && connection.received.frames === 0 ? lived : undefined;
}

export const closedAfterOpen = defineRule({
  id: 'closed-after-open',
  title: 'The server ends each connection as soon as it is open',
  severity: 'error',
  scenario: 'C10',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.1.1',
  explains: ['close'],
  specificity: 'class',
  requires: ['page'],
  suppresses: ['server-crashed', 'service-restart', 'idle-timeout', 'message-too-big'],
  detect(connection, session) {
    const lived = shortLife(connection);
    const { opened, closed } = connection;
    if (lived === undefined || !opened || !closed) return undefined;
    const others = otherAttempts(connection, session).filter((one) => shortLife(one) !== undefined);
    if (others.length + 1 < OFTEN) return undefined;
    const reason = closed.reason === '' ? '' : ` and "${quote(closed.reason)}"`;
    return {
      confidence: 'certain',
      title: `${endpointOf(connection)} takes the handshake and ends the connection at once, ${others.length + 1} times so far`,
      evidence: evidence(
        {
          fact: `It was open for ${formatDuration(lived)} and ended with ${closed.code}${reason}; the page had not called close().`,
          events: [opened.event, closed.event],
        },
        {
          fact: `${others.length} more connections to this url ended just so.`,
          events: others.slice(0, 5).map((one) => one.closed?.event ?? one.createdEvent),
        },
        lastSent(connection, closed.at),
      ),
      facts: { ...endpointFacts(connection), code: closed.code, times: others.length + 1 },
    };
  },
  fixes: (_match, connection, session) => [
    checkServerLog(
      connection.closed?.at ?? session.clock,
      'The handshake was accepted, so it is the application: a check of token, room or version that fails after accepting, an exception in the handler of the connection, or a handler that just returns.',
    ),
    {
      title: 'Let the server say why',
      detail:
        'A code of its own and a reason of up to 123 bytes reach the page; 1000 tells it that all is well.',
      snippet: "socket.close(4401, 'token expired');",
      language: 'js',
    },
    stackFix('reconnect', connection, session, {
      title: 'Start the backoff anew only after a while',
      detail:
        'A delay that begins from zero at every open never grows here. Reset it after the first good message.',
    }),
  ],
});
