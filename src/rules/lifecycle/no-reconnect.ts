import { endpointFacts, evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { writeDown } from '../../fixes/page-fixes.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { abnormalClosure, closedByNavigation } from '../../session/close-cause.ts';
import type { Closing, Connection } from '../../session/connection.ts';
import { connectionsToSameEndpoint } from '../../session/same-endpoint.ts';
import { formatDuration } from '../../shared/format.ts';
import { clockOf } from '../shared/page-clock.ts';

/** A page that reconnects has started by then, in milliseconds. */
const WAITED = 10_000;
/** Ends after which a page should reconnect. */
const TEMPORARY = [1001, 1011, 1012, 1013, 1014];

function lostBy(connection: Connection): Closing | undefined {
  const { closed, closeCalled, opened, documentUnloaded } = connection;
  if (!opened || !closed || closeCalled) return undefined;
  // A page restored from the back/forward cache has a socket that the browser has closed.
  if (documentUnloaded)
    return documentUnloaded.persisted && closedByNavigation(connection) && closed.code === 1006
      ? closed
      : undefined;
  return TEMPORARY.includes(closed.code) ? closed : abnormalClosure(connection);
}

export const noReconnect = defineRule({
  id: 'no-reconnect',
  title: 'The page does not reconnect',
  severity: 'info',
  scenario: 'E2',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.2.3',
  requires: ['page'],
  dependsOn: ['clock'],
  sideFinding: true,
  suppresses: ['page-left'],
  detect(connection, session) {
    const lost = lostBy(connection);
    if (!lost || clockOf(connection, session) - lost.at < WAITED) return undefined;
    const { context } = connection;
    const next = connectionsToSameEndpoint(connection, session).find(
      (peer) => peer.context === context && (peer.createdAt > lost.at || peer.state === 'open'),
    );
    if (next) return undefined;
    return {
      confidence: 'likely',
      evidence: evidence({
        fact: `The connection ended with ${lost.code}, and in the next ${formatDuration(WAITED)} the page created no other to this host and port.`,
        events: [lost.event],
      }),
      facts: endpointFacts(connection),
      howToConfirm: 'A page that waits longer, or for the user, may still reconnect.',
    };
  },
  fixes: (_match, connection, session) => [
    stackFix('reconnect', connection, session, {
      title: 'Reconnect when the connection is lost',
      detail:
        'Networks change, proxies close connections and servers restart, so every connection ends at some time.',
    }),
    {
      title: 'Show a "disconnected" state',
      detail: 'Without it the page looks live although it gets no data.',
      snippet:
        "socket.addEventListener('close', () => document.body.classList.add('offline'));\nsocket.addEventListener('open', () => document.body.classList.remove('offline'));",
      language: 'js',
    },
    writeDown(connection, session),
  ],
});
