import {
  endpointFacts,
  endpointOf,
  evidence,
  networkLogEvidence,
  pageEvidence,
} from '../../diagnosis/evidence.ts';
import { defineRule, type Evidence, type Fix } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { checkServerLog, connectWithoutBrowser } from '../../fixes/common-fixes.ts';
import { listeners } from '../../fixes/shell-commands.ts';
import { rejectionFixes } from '../../fixes/stacks/rejection-fixes.ts';
import { otherLoopback } from '../../handshake/url-change.ts';
import type { Connection } from '../../session/connection.ts';
import { netErrorOf } from '../../session/handshake-outcome.ts';
import { connectionsToSameEndpoint } from '../../session/same-endpoint.ts';
import { contextOf, type SessionWithoutClock } from '../../session/session.ts';
import { isLoopback, parseSocketUrl } from '../../shared/socket-url.ts';

const LIST_PROCESSES = 'systemctl --failed\npm2 list\ndocker ps --format "{{.Names}} {{.Status}} {{.Ports}}"';

/** A connection of this tab to the same host and port that had opened before: the server ran then. */
function openedBefore(connection: Connection, session: SessionWithoutClock): Connection | undefined {
  return connectionsToSameEndpoint(connection, session).findLast(
    ({ opened, createdAt }) => opened && createdAt < connection.createdAt,
  );
}

/** The port was right, and the server reachable; only that it stopped is left. */
function stoppedFixes(before: Connection, at: number): Fix[] {
  return [
    checkServerLog(
      before.closed?.at ?? at,
      'A WebSocket to this host and port was open until then. Look for an exception, a crash or a restart at that time, and whether the process has started again.',
    ),
    START_SERVER,
  ];
}

const START_SERVER: Fix = {
  title: 'Start the server',
  detail: 'See whether its process is alive, and what it prints when it ends.',
  snippet: LIST_PROCESSES,
  language: 'sh',
};

export const connectionRefused = defineRule({
  id: 'connection-refused',
  title: 'Connection refused (no server on this port)',
  severity: 'error',
  scenario: 'A1',
  spec: 'https://chromium.googlesource.com/chromium/src/+/main/net/base/net_error_list.h',
  explains: ['connect'],
  specificity: 'class',
  scope: 'endpoint',
  requires: ['wire'],
  detect(connection, session) {
    if (netErrorOf(connection) !== 'ERR_CONNECTION_REFUSED') return undefined;
    const page = parseSocketUrl(contextOf(session, connection)?.url ?? '');
    const { host, port } = connection.parsedUrl;
    const sameHost = page.host !== '' && page.host.toLowerCase() === host.toLowerCase();
    const hostIsUp: Evidence | undefined =
      sameHost && page.port !== port
        ? {
            fact: `The page came from port ${page.port} of the same host, so the host is up; only port ${port} refuses connections.`,
            events: [connection.createdEvent],
          }
        : undefined;
    const before = openedBefore(connection, session);
    return {
      confidence: 'certain',
      title: `Connection refused by ${endpointOf(connection)} (no server on this port${before ? ' any more' : ''})`,
      evidence: evidence(
        networkLogEvidence(connection),
        pageEvidence(connection),
        before
          ? {
              fact: 'An earlier WebSocket of this tab to the same host and port had opened: a server listened then.',
              events: [before.opened?.event ?? before.createdEvent],
            }
          : hostIsUp,
      ),
      facts: endpointFacts(connection),
    };
  },
  fixes(_match, connection, session) {
    const before = openedBefore(connection, session);
    if (before) return stoppedFixes(before, connection.createdAt);
    const target = commandTarget(connection, session);
    const { port } = target;
    return [
      ...rejectionFixes(connection, session),
      {
        by: 'operator',
        title: 'Check which ports the server listens on',
        detail: `No line for port ${port} means that the server is not running or uses another port. If it listens on 127.0.0.1 or [::1] only, other machines are refused: bind it to 0.0.0.0 or [::].`,
        snippet: listeners(target),
        language: 'sh',
      },
      {
        title: 'Start the server, or correct the port in the URL',
        detail: `The page connects to port ${port}. Compare it with the port that the server prints when it starts, and see whether the process is alive.`,
        snippet: LIST_PROCESSES,
        language: 'sh',
      },
      ...(isLoopback(target.host)
        ? [
            {
              title: 'Try both loopback addresses',
              detail: 'A server bound to 127.0.0.1 is not reached by [::1], and localhost can mean either.',
              snippet: `curl -4 -sv http://localhost:${port}/ -o /dev/null\ncurl -6 -sv http://localhost:${port}/ -o /dev/null`,
              language: 'sh' as const,
              change: { kind: 'retarget' as const, host: otherLoopback(target.host) },
            },
          ]
        : []),
      {
        by: 'operator',
        title: 'Check for a firewall that rejects connections',
        detail:
          'A firewall that sends a reset looks the same to the browser. If the server listens on the port, check its firewall and the security group.',
        snippet: `sudo ufw status\nsudo iptables -L INPUT -n | grep -i reject`,
        language: 'sh',
      },
      connectWithoutBrowser(target),
    ];
  },
});
