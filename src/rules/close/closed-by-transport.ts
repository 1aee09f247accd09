import { endpointFacts, endpointOf, evidence, lastSent } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { checkServerLog } from '../../fixes/common-fixes.ts';
import { captureClosePackets } from '../../fixes/shell-commands.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { abnormalClosure } from '../../session/close-cause.ts';
import { connectionsToSameEndpoint } from '../../session/same-endpoint.ts';
import { formatDuration, pluralize } from '../../shared/format.ts';

/** Connections that end within this time of each other have one cause, in milliseconds. */
const TOGETHER = 1_000;

export const closedByTransport = defineRule({
  id: 'closed-by-transport',
  title: 'The connection was cut without a close frame',
  severity: 'error',
  scenario: 'C1',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.1.5',
  requires: ['page'],
  explains: ['close'],
  specificity: 'fallback',
  detect(connection, session) {
    const cut = abnormalClosure(connection);
    if (!cut || !connection.opened) return undefined;
    const together = connectionsToSameEndpoint(connection, session).filter((peer) => {
      const other = abnormalClosure(peer);
      return other !== undefined && Math.abs(other.at - cut.at) <= TOGETHER;
    });
    return {
      confidence: 'certain',
      title: `${endpointOf(connection)}, or something on the way, cut the connection without a close frame`,
      evidence: evidence(
        {
          fact: `It closed with 1006 and without an error event, ${formatDuration(cut.at - connection.opened.at)} after opening: the connection ended, and no close frame had come. The page had not called close().`,
          events: [connection.opened.event, cut.event],
        },
        lastSent(connection, cut.at),
        together.length > 0
          ? {
              fact: `Within a second of it ${pluralize(together.length, 'other socket')} to the same host and port ended likewise, as when a server dies.`,
              events: together.slice(0, 5).map((peer) => peer.closed?.event ?? peer.createdEvent),
            }
          : undefined,
        cut.buffered > 0
          ? { fact: `${cut.buffered} bytes that the page had sent never left.`, events: [cut.event] }
          : undefined,
      ),
      facts: { ...endpointFacts(connection), together: together.length },
      howToConfirm: 'The log of the server at that moment tells a crash from a cut on the way.',
    };
  },
  fixes(_match, connection, session) {
    const target = commandTarget(connection, session);
    const at = connection.closed?.at ?? session.clock;
    return [
      checkServerLog(
        at,
        'Look for an exception right after the last message of the page, a process that started anew, or a kill for want of memory (dmesg). A handler that just returns, or terminate(), also ends without a close frame.',
      ),
      {
        by: 'operator',
        title: 'See who hangs up',
        detail:
          'Run it on the server: a FIN or RST that leaves it is its own; one that only arrives comes from a proxy, a balancer or the network.',
        snippet: captureClosePackets(target),
        language: 'sh',
      },
      {
        by: 'operator',
        title: 'Say goodbye when the server stops',
        detail: 'With a close frame the page knows that it may come back. A bare SIGTERM sends none.',
        snippet:
          "process.on('SIGTERM', () => {\n  for (const client of server.clients) client.close(1012, 'restart');\n  server.close();\n});",
        language: 'js',
      },
      stackFix('reconnect', connection, session, {
        title: 'Connect again, with a backoff',
        detail: 'A cut can always happen, so try again on every close but 1000, and fetch what was missed.',
      }),
    ];
  },
});
