import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { writeDown } from '../../fixes/page-fixes.ts';
import { proxyFix } from '../../fixes/stacks/proxy-fix.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { abnormalClosure } from '../../session/close-cause.ts';
import type { Connection } from '../../session/connection.ts';
import { connectionsToSameEndpoint } from '../../session/same-endpoint.ts';
import { formatDuration } from '../../shared/format.ts';
import { type IdleLimit, limitShownBy } from '../../stacks/idle-limits.ts';
import { clockOf } from '../shared/page-clock.ts';

/** After this much silence a heartbeat would have been seen, in milliseconds. */
const SILENT = 10_000;
/** The silence is reported in steps of this many milliseconds. */
const STEP = 10_000;

interface Path {
  limit?: IdleLimit;
  event: number;
}

/** A product between browser and server that closes idle connections, from the responses of this host and port. */
function pathOf(connection: Connection, peers: readonly Connection[]): Path | undefined {
  for (const { wire } of [connection, ...peers]) {
    const limit = wire && limitShownBy(wire.entry.responseHeaders);
    if (limit) return { limit, event: wire.event };
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
    if ((messageStats?.beat.sent ?? 0) + (messageStats?.beat.received ?? 0) > 0) return undefined;
    const since = Math.max(opened.at, sent.lastAt ?? 0, received.lastAt ?? 0);
    const steps = Math.floor((clockOf(connection, session) - since) / STEP);
    if (steps * STEP < SILENT) return undefined;
    const peers = connectionsToSameEndpoint(connection, session);
    const path = pathOf(connection, peers);
    const cut = peers.find((peer) => abnormalClosure(peer) !== undefined);
    const known = path?.limit;
    return {
      validUntil: since + (steps + 1) * STEP,
      confidence: known ? 'likely' : 'possible',
      title: known
        ? `No heartbeat seen; ${known.product} closes idle connections`
        : 'No heartbeat seen on this connection',
      evidence: evidence(
        {
          fact: `It has been open and silent for ${formatDuration(steps * STEP)} or more, and no message of it looks like a heartbeat.`,
          events: [opened.event],
        },
        known && path
          ? {
              fact: `The answer to a handshake shows ${known.product}, which cuts connections on which nothing is sent (${known.setting}).`,
              events: [path.event],
            }
          : {
              fact: 'Where a proxy is on the way, most cut after 60 s of silence: nginx, Apache and load balancers as delivered.',
              events: [opened.event],
            },
        cut?.closed
          ? { fact: 'An earlier connection to this host and port was cut.', events: [cut.closed.event] }
          : undefined,
      ),
      facts: { ...endpointFacts(connection), product: known?.product ?? '' },
      howToConfirm: 'Browsers hide ping and pong frames. If the server sends pings, ignore this hint.',
    };
  },
  fixes: (_match, connection, session) => [
    stackFix('heartbeat', connection, session, {
      title: 'Let the server send a ping every 25 s',
      detail:
        'It is below every usual limit, and browsers answer by themselves, in background tabs too, where the timers of a page slow down to one a minute. A server that gets no pong ends the connection, in place of sending into the void.',
    }),
    proxyFix('idle', connection, session, {
      title: 'Or lengthen the limit of the proxy',
      detail: 'Where one is on the way. A heartbeat satisfies all of them at once.',
    }),
    writeDown(connection, session),
  ],
});
