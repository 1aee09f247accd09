import { endpointFacts, endpointOf, evidence, lastSent } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { checkServerLog } from '../../fixes/common-fixes.ts';
import { captureClosePackets } from '../../fixes/shell-commands.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { abnormalClosure, droppedBeforeOpen } from '../../session/close-cause.ts';
import type { Closing, Connection } from '../../session/connection.ts';
import { connectionsToSameEndpoint } from '../../session/same-endpoint.ts';
import { formatBytes, formatDuration, pluralize } from '../../shared/format.ts';
import { ENDED_BEFORE_OPEN } from '../shared/dropped-before-open.ts';

/** Connections that end within this time of each other have one cause, in milliseconds. */
const TOGETHER = 1_000;

const dropOf = (connection: Connection): Closing | undefined =>
  abnormalClosure(connection) ?? droppedBeforeOpen(connection);

export const closedByTransport = defineRule({
  id: 'closed-by-transport',
  title: 'Connection dropped (1006, no close frame)',
  severity: 'error',
  scenario: 'C1',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.1.5',
  requires: ['page'],
  explains: ['close'],
  specificity: 'fallback',
  detect(connection, session) {
    const cut = dropOf(connection);
    const accepted = connection.opened ?? connection.wire;
    if (!cut || !accepted) return undefined;
    const together = connectionsToSameEndpoint(connection, session).filter((peer) => {
      const other = dropOf(peer);
      return other !== undefined && Math.abs(other.at - cut.at) <= TOGETHER;
    });
    return {
      confidence: 'certain',
      title: `Connection to ${endpointOf(connection)} dropped (1006, no close frame)`,
      evidence: evidence(
        {
          fact: connection.opened
            ? `It ended ${formatDuration(cut.at - connection.opened.at)} after opening, without a close frame and without an error event. The page had not called close().`
            : ENDED_BEFORE_OPEN,
          events: [accepted.event, cut.event],
        },
        lastSent(connection, cut.at),
        together.length > 0
          ? {
              fact: `${pluralize(together.length, 'other connection')} to the same host and port ended the same way within a second: a server that stops, or a network that is lost, does that.`,
              events: together.slice(0, 5).map((peer) => peer.closed?.event ?? peer.createdEvent),
            }
          : undefined,
        cut.buffered > 0
          ? {
              fact: `${formatBytes(cut.buffered)} that the page had passed to send() were not sent.`,
              events: [cut.event],
            }
          : undefined,
      ),
      facts: { ...endpointFacts(connection), together: together.length },
      howToConfirm:
        'If the log of the server at that time has a crash, it was the server. If it has nothing, a proxy or the network dropped the connection.',
    };
  },
  fixes(_match, connection, session) {
    const target = commandTarget(connection, session);
    const at = connection.closed?.at ?? session.clock;
    return [
      checkServerLog(
        at,
        'Look for an exception after the last message of the page, a process restart, or an out-of-memory kill (dmesg). A handler that returns, or terminate(), also ends a connection without a close frame in some libraries.',
      ),
      {
        by: 'operator',
        title: 'Find out which side closes the TCP connection',
        detail:
          'Run it on the server. If the server sends the first FIN or RST, it closed the connection. If it only receives one, a proxy, a load balancer or the client side did.',
        snippet: captureClosePackets(target),
        language: 'sh',
      },
      {
        by: 'operator',
        title: 'Send a close frame (1012) on shutdown',
        detail: 'The page then knows that it can reconnect. A process that ends on SIGTERM sends none.',
        snippet:
          "process.on('SIGTERM', () => {\n  for (const client of server.clients) client.close(1012, 'restart');\n  server.close();\n});",
        language: 'js',
      },
      stackFix('reconnect', connection, session, {
        title: 'Reconnect with exponential backoff',
        detail: 'Any connection can drop. Reconnect after 1006, and fetch what was missed.',
      }),
    ];
  },
});
