import { endpointFacts, evidence, networkLogEvidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { inspectResponseWithCurl } from '../../fixes/common-fixes.ts';
import { passUpgradeOn } from '../../fixes/proxy-fixes.ts';
import { neverOpened } from '../../session/connection.ts';
import { failureOf, refusedWith } from '../../session/handshake-outcome.ts';
import { engineSession } from '../../stacks/engine-session.ts';

export const pollingFallback = defineRule({
  id: 'polling-fallback',
  title: 'The page stays with long-polling: the upgrade to a WebSocket failed',
  severity: 'warning',
  scenario: 'E7',
  spec: 'https://socket.io/docs/v4/how-it-works/#upgrade-mechanism',
  explains: ['handshake'],
  specificity: 'named cause',
  requires: ['wire'],
  detect(connection) {
    if (engineSession(connection) === undefined || !neverOpened(connection) || connection.documentUnloaded)
      return undefined;
    const { wire, closeCalled } = connection;
    const hidden = failureOf(connection, 'hidden') !== undefined && wire?.entry.requestSent === true;
    const status = refusedWith(connection);
    if (!wire || (status === undefined && !hidden) || (hidden && closeCalled)) return undefined;
    return {
      confidence: hidden ? 'possible' : 'likely',
      evidence: evidence(
        networkLogEvidence(connection),
        {
          fact: 'The url takes over an Engine.IO session that had begun with polling. Where its upgrade fails, the client goes on polling.',
          events: [connection.createdEvent],
        },
        status === 400
          ? {
              fact: 'A 400 here is what the server says when the Upgrade header was lost on the way, or when it does not know the session.',
              events: [wire.event],
            }
          : undefined,
      ),
      facts: { ...endpointFacts(connection), status },
      howToConfirm: 'The body of the answer, which curl shows, tells a lost header from an unknown session.',
    };
  },
  fixes(_match, connection, session) {
    const target = commandTarget(connection, session);
    return [
      passUpgradeOn(
        connection,
        session,
        'nginx and Apache drop Upgrade and Connection unless they are told to pass them on.',
      ),
      inspectResponseWithCurl(
        target,
        'code 3, "Bad request": the header was lost. code 1, "Session ID unknown": another server got it.',
      ),
      {
        title: 'Keep a client on one server',
        detail:
          'With several Socket.IO servers every request of a session must reach the same one: switch on sticky sessions at the balancer, or connect with transports: ["websocket"] only.',
      },
      {
        title: 'Look at balancers and content delivery networks',
        detail: 'They have a switch for WebSockets.',
      },
    ];
  },
});
