import { endpointFacts, endpointOf, evidence, networkLogEvidence } from '../../diagnosis/evidence.ts';
import { defineRule, type Evidence, type Match } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { inspectResponseWithCurl } from '../../fixes/common-fixes.ts';
import { compressionOff } from '../../fixes/server-fixes.ts';
import type { ProtocolProblem } from '../../handshake/handshake-failure.ts';
import { closedByNavigation } from '../../session/close-cause.ts';
import type { Connection } from '../../session/connection.ts';
import type { SessionWithoutClock } from '../../session/session.ts';
import { formatDuration } from '../../shared/format.ts';
import { PROBLEMS } from '../shared/protocol-problem.ts';

function problemOf({ opened, wire }: Connection): ProtocolProblem | undefined {
  return opened && wire?.failure?.kind === 'protocol' ? wire.failure.problem : undefined;
}

function asSeenByPage(connection: Connection): Evidence | undefined {
  const { opened, errored, closed, closeCalled } = connection;
  if (!opened || !errored || closed?.code !== 1006 || closeCalled || closedByNavigation(connection))
    return undefined;
  return {
    fact: `Page events ${formatDuration(errored.at - opened.at)} after opening: error, close (1006). An error event on an open connection means that the browser ended it; a dropped connection gets none.`,
    events: [opened.event, errored.event, closed.event],
  };
}

/** Firefox also fires `error` for a connection that was reset. */
function resetLooksTheSame(session: SessionWithoutClock): boolean {
  return /firefox/i.test(session.userAgent ?? '');
}

type ProtocolErrorFacts = ReturnType<typeof endpointFacts> & { problem: ProtocolProblem | undefined };

export const protocolError = defineRule({
  id: 'protocol-error',
  title: 'The browser ended the connection because the server broke the protocol',
  severity: 'error',
  scenario: 'C9',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.1.7',
  explains: ['close'],
  specificity: 'class',
  requires: [],
  detect(connection, session): Match<ProtocolErrorFacts> | undefined {
    const problem = problemOf(connection);
    const seen = asSeenByPage(connection);
    if (problem) {
      const { title, because } = PROBLEMS[problem];
      const told: Evidence[] = connection.wire ? [{ fact: because, events: [connection.wire.event] }] : [];
      return {
        confidence: 'certain',
        title: `${endpointOf(connection)} ${title}`,
        evidence: evidence(networkLogEvidence(connection), ...told, seen),
        facts: { ...endpointFacts(connection), problem },
      };
    }
    if (!seen || connection.wire?.failure?.kind === 'net') return undefined;
    return {
      confidence: resetLooksTheSame(session) ? 'possible' : 'likely',
      evidence: [seen],
      facts: { ...endpointFacts(connection), problem: undefined },
      howToConfirm: 'The browser names the fault in its network log and console: reload with DevTools open.',
    };
  },
  fixes(match, connection, session) {
    const target = commandTarget(connection, session);
    const { problem } = match.facts;
    return [
      ...(problem && PROBLEMS[problem].compression ? [compressionOff(connection, session)] : []),
      ...(problem ? PROBLEMS[problem].fixes : []),
      inspectResponseWithCurl(
        target,
        'Look what follows the 101: "HTTP/1.1 400" after it means that two handlers answer one upgrade.',
      ),
      {
        title: 'Go around the proxy',
        detail:
          'If a direct connection to the server is fine, something on the way changes the frames: compression, caching, inspection.',
      },
    ];
  },
});
