import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { checkServerLog } from '../../fixes/common-fixes.ts';
import { passUpgradeOn } from '../../fixes/proxy-fixes.ts';
import { abnormalClosure, idleTimeBefore } from '../../session/close-cause.ts';
import { type Connection, type FinishedConnection, isFinished } from '../../session/connection.ts';
import { otherAttempts } from '../../session/same-endpoint.ts';
import { formatDuration, pluralize } from '../../shared/format.ts';
import { proxiesFor } from '../../stacks/detect-proxy.ts';
import { limitsAt } from '../../stacks/idle-limits.ts';

/** After a longer time an idle timeout is as probable, in milliseconds. */
const SOON = 30_000;
/** What ends at once is told by other rules, in milliseconds. */
const AT_ONCE = 1_000;

/** It was dropped soon after the page had sent something, and nothing was ever received. */
function endedUnanswered(connection: Connection): connection is FinishedConnection {
  const cut = abnormalClosure(connection);
  if (!cut || !connection.opened || !isFinished(connection)) return false;
  if (connection.received.frames > 0 || connection.sent.frames === 0) return false;
  const lived = cut.at - connection.opened.at;
  return lived >= AT_ONCE && lived <= SOON && limitsAt(idleTimeBefore(connection, cut.at)).length === 0;
}

export const silentBackend = defineRule({
  id: 'silent-backend',
  title: 'Dropped without any message from behind the proxy',
  severity: 'error',
  scenario: 'C10',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.1.5',
  explains: ['close'],
  specificity: 'named cause',
  requires: ['page', 'wire'],
  detect(connection, session) {
    if (!endedUnanswered(connection)) return undefined;
    const { opened, closed } = connection;
    const [proxy] = proxiesFor(connection, session);
    if (!proxy || !opened || !closed) return undefined;
    const attempts = otherAttempts(connection, session);
    if (attempts.some(({ received }) => received.frames > 0)) return undefined;
    const alike = attempts.filter(endedUnanswered);
    return {
      confidence: alike.length > 1 ? 'likely' : 'possible',
      title: `Dropped (1006); nothing was ever received from behind ${proxy.name}`,
      evidence: evidence(
        {
          fact: `The page sent ${pluralize(connection.sent.frames, 'message')} and received none. The connection was dropped ${formatDuration(closed.at - opened.at)} after opening.`,
          events: [opened.event, closed.event],
        },
        {
          fact: `The response to ${proxy.to} names ${proxy.name}: the 101 shows that the proxy accepted the handshake, not that the application did.`,
          events: [proxy.event],
        },
        alike.length > 0
          ? {
              fact: `${pluralize(alike.length, 'other connection')} to this URL ended the same way.`,
              events: alike.slice(0, 5).map((one) => one.closed?.event ?? one.createdEvent),
            }
          : undefined,
      ),
      facts: { ...endpointFacts(connection), product: proxy.name },
      howToConfirm:
        'If the log of the application has no WebSocket connection at that time, it never got one. If it has, the application did not reply to the message.',
    };
  },
  fixes: (_match, connection, session) => [
    passUpgradeOn(
      connection,
      session,
      'Every proxy and load balancer behind the first one must forward Upgrade and Connection too, and its backend must be the WebSocket server.',
    ),
    checkServerLog(
      connection.closed?.at ?? session.clock,
      'Check whether the application got the connection, and the message. Then connect to it directly, without the proxy: if it replies there, a proxy is the cause.',
    ),
    {
      title: 'Check what the application requires first',
      detail:
        'If the application got the connection, it may wait for another first message, such as a sign-in, and drop the connection when that does not come.',
    },
  ],
});
