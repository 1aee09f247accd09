import { endpointFacts, endpointOf, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { ANSWER_EVERY_UPGRADE, findFailingStage } from '../../fixes/common-fixes.ts';
import { pendingFixes } from '../../fixes/stacks/rejection-fixes.ts';
import type { Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';
import { formatSeconds } from '../../shared/format.ts';

/** Slower than nearly every handshake that succeeds, in milliseconds. */
const TOO_LONG = 5_000;

/** Milliseconds from the request to its end; to the end of the log, where it has none. */
function waitedFor(connection: Connection, session: Session): number | undefined {
  const { wire, opened, context, initiatedBy } = connection;
  if (!wire || opened || context !== undefined || initiatedBy !== undefined) return undefined;
  const { status, reason, requestHeaders } = wire.entry;
  // No HTTP response, no words of the browser, and a request that is known.
  if (status !== 0 || reason !== undefined || requestHeaders.length === 0) return undefined;
  const ended = session.notes.get(wire.event)?.event.at ?? connection.createdAt;
  return ended > connection.createdAt
    ? ended - connection.createdAt
    : Math.max(0, session.clock - connection.createdAt);
}

export const handshakeUnanswered = defineRule({
  id: 'handshake-unanswered',
  title: 'The handshake was never answered',
  severity: 'error',
  scenario: 'A8',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-4.1',
  explains: ['handshake'],
  specificity: 'class',
  requires: ['wire'],
  dependsOn: ['clock'],
  detect(connection, session) {
    const { wire } = connection;
    const waited = waitedFor(connection, session);
    if (!wire || waited === undefined || waited < TOO_LONG) return undefined;
    return {
      confidence: 'likely',
      title: `No response to the handshake from ${endpointOf(connection)} in ${formatSeconds(waited)}`,
      evidence: evidence({
        fact: `The log has the upgrade request, and neither a response nor an error in the ${formatSeconds(waited)} that followed.`,
        events: [wire.event],
      }),
      facts: { ...endpointFacts(connection), waitedMs: waited },
      howToConfirm:
        'Run the curl command below: status=000 after the time limit confirms it. A page that was closed or left while it was connecting can leave the same entry.',
    };
  },
  fixes: (_match, connection, session) => [
    ...pendingFixes(connection, session),
    findFailingStage(commandTarget(connection, session)),
    ANSWER_EVERY_UPGRADE,
    {
      title: 'Check the proxy between browser and server',
      detail:
        'A proxy that forwards the request without the Upgrade header to a server that then waits, or a server that has no free worker, thread or connection left, accepts the request and never responds.',
    },
  ],
});
