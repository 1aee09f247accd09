import { endpointFacts, evidence, networkLogEvidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { inspectResponseWithCurl } from '../../fixes/common-fixes.ts';
import { passUpgradeOn } from '../../fixes/proxy-fixes.ts';
import { failedToOpen, failureOf, refusedWith } from '../../session/handshake-outcome.ts';
import { engineSession } from '../../stacks/engine-session.ts';

export const pollingFallback = defineRule({
  id: 'polling-fallback',
  title: 'Fell back to HTTP long-polling: the upgrade failed',
  severity: 'warning',
  scenario: 'E7',
  spec: 'https://socket.io/docs/v4/how-it-works/#upgrade-mechanism',
  explains: ['handshake'],
  specificity: 'named cause',
  requires: ['wire'],
  detect(connection) {
    if (engineSession(connection) === undefined || !failedToOpen(connection) || connection.documentUnloaded)
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
          fact: 'This URL upgrades an existing Engine.IO polling session. If the upgrade fails, the client keeps polling.',
          events: [connection.createdEvent],
        },
        status === 400
          ? {
              fact: 'Engine.IO answers 400 when a proxy removed the Upgrade header, or when it does not know the session.',
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
        title: 'Keep each session on one server',
        detail:
          'With several Socket.IO servers every request of a session must reach the same one: enable sticky sessions, or connect with transports: ["websocket"] only.',
      },
      {
        title: 'Look at balancers and content delivery networks',
        detail: 'They have a switch for WebSockets.',
      },
    ];
  },
});
