import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { writeDown } from '../../fixes/page-fixes.ts';
import { proxyFix } from '../../fixes/stacks/proxy-fix.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { abnormalClosure } from '../../session/close-cause.ts';
import type { Connection } from '../../session/connection.ts';
import { connectionsToSameEndpoint } from '../../session/same-endpoint.ts';
import type { Session } from '../../session/session.ts';
import { formatDuration } from '../../shared/format.ts';
import { type ProxyProduct, proxiesFor } from '../../stacks/detect-proxy.ts';
import { type IdleLimit, idleLimitOf } from '../../stacks/idle-limits.ts';
import { clockOf } from '../shared/page-clock.ts';

/** After this much silence a heartbeat would have been seen, in milliseconds. */
const SILENT = 10_000;
/** The silence is reported in steps of this many milliseconds. */
const STEP = 10_000;
/** So many times the default limit. */
const OUTLIVED = 1.5;

/** The first product between browser and server that closes idle connections, from any response of this host and port. */
function idleLimitOn(
  connection: Connection,
  session: Session,
): { limit: IdleLimit; shownBy: ProxyProduct } | undefined {
  for (const shownBy of proxiesFor(connection, session)) {
    const limit = idleLimitOf(shownBy.name);
    if (limit) return { limit, shownBy };
  }
  return undefined;
}

export const heartbeatMissing = defineRule({
  id: 'heartbeat-missing',
  title: 'No heartbeat seen on this connection',
  severity: 'info',
  scenario: 'E5',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2',
  requires: ['page'],
  dependsOn: ['messages', 'clock'],
  sideFinding: true,
  detect(connection, session) {
    const { opened, state, messageStats, sent, received } = connection;
    if (!opened || state !== 'open') return undefined;
    if ((messageStats?.beat?.sent ?? 0) + (messageStats?.beat?.received ?? 0) > 0) return undefined;
    const since = Math.max(opened.at, sent.lastAt ?? 0, received.lastAt ?? 0);
    const steps = Math.floor((clockOf(connection, session) - since) / STEP);
    if (steps * STEP < SILENT) return undefined;
    const path = idleLimitOn(connection, session);
    // A connection that outlives the limit is kept alive by pings that no page can see, or the limit is another one.
    if (!path || steps * STEP > Math.max(...path.limit.seconds) * 1_000 * OUTLIVED) return undefined;
    const { limit, shownBy } = path;
    const cut = connectionsToSameEndpoint(connection, session).find(
      (peer) => abnormalClosure(peer) !== undefined,
    );
    return {
      validUntil: since + (steps + 1) * STEP,
      confidence: 'possible',
      title: `No heartbeat seen; ${limit.product} closes idle connections`,
      evidence: evidence(
        {
          fact: `It has been open without messages for ${formatDuration(steps * STEP)} or more, and no message of it looks like a heartbeat.`,
          events: [opened.event],
        },
        {
          fact: `The response to ${shownBy.to} names ${limit.product}, which closes connections on which nothing is sent (${limit.setting}).`,
          events: [shownBy.event],
        },
        cut?.closed
          ? { fact: 'An earlier connection to this host and port was dropped.', events: [cut.closed.event] }
          : undefined,
      ),
      facts: { ...endpointFacts(connection), product: limit.product },
      howToConfirm: 'Browsers hide ping and pong frames. If the server sends pings, ignore this hint.',
    };
  },
  fixes: (_match, connection, session) => [
    stackFix('heartbeat', connection, session, {
      title: 'Send a ping from the server every 25 s',
      detail:
        'That is shorter than the usual limits. Browsers answer pings themselves, also in background tabs, where the timers of a page slow down to one per minute. A server that gets no pong should close the connection.',
    }),
    proxyFix('idle', connection, session, {
      title: 'Or raise the idle timeout of the proxy',
      detail: 'A heartbeat is enough for every proxy on the path; a raised timeout only for this one.',
    }),
    writeDown(connection, session),
  ],
});
