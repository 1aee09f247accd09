import { endpointFacts, evidence, networkLogEvidence, pageEvidence } from '../../diagnosis/evidence.ts';
import { defineRule, type Fix } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { inspectResponseWithCurl } from '../../fixes/common-fixes.ts';
import { passUpgradeOn } from '../../fixes/proxy-fixes.ts';
import { mayBeWsgi, notFoundFixes } from '../../fixes/stacks/not-found-fixes.ts';
import { rejectionFixes } from '../../fixes/stacks/rejection-fixes.ts';
import type { Connection } from '../../session/connection.ts';
import { refusedWith } from '../../session/handshake-outcome.ts';
import type { Session } from '../../session/session.ts';
import { serverOf } from '../../stacks/detect-server.ts';
import { stackOf } from '../../stacks/detect-stack.ts';
import { http2Fixes, http2Rejection } from '../shared/http2-handshake.ts';

/** https://learn.microsoft.com/en-us/aspnet/core/signalr/scale#sticky-sessions */
const SIGNALR_INSTANCES: Fix = {
  by: 'operator',
  title: 'Enable sticky sessions, or skip negotiation',
  detail:
    'SignalR answers 404 "No Connection with that ID" where another instance than this one answered negotiate. With WebSockets only, the client can set skipNegotiation.',
  snippet:
    "new HubConnectionBuilder().withUrl('/hub', { skipNegotiation: true, transport: HttpTransportType.WebSockets });",
  language: 'js',
};

/** The handshake fails before the first message, so that mostly its negotiate request shows it. */
function isSignalR(connection: Connection, session: Session): boolean {
  return stackOf(connection)?.name === 'SignalR' || serverOf(connection, session)?.name === 'SignalR';
}

export const notFound = defineRule({
  id: 'not-found',
  title: '404 Not Found at this path',
  severity: 'error',
  scenario: 'B9',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5',
  explains: ['handshake'],
  specificity: 'class',
  requires: ['wire'],
  detect(connection, session) {
    if (refusedWith(connection) !== 404 || !connection.wire) return undefined;
    const facts = endpointFacts(connection);
    const hint = /\/\//.test(connection.parsedUrl.path)
      ? 'The path has a double slash.'
      : /.\/$/.test(connection.parsedUrl.path)
        ? 'The path ends with a slash, which many routers take for another path.'
        : undefined;
    const http2 = http2Rejection(connection, 404);
    return {
      confidence: 'certain',
      title: `404 Not Found at ${facts.path}`,
      evidence: evidence(
        networkLogEvidence(connection),
        http2,
        serverOf(connection, session)?.because,
        hint === undefined ? undefined : { fact: hint, events: [connection.createdEvent] },
        pageEvidence(connection),
      ),
      facts: { ...facts, status: '404' },
    };
  },
  fixes(match, connection, session) {
    const target = commandTarget(connection, session);
    return [
      ...rejectionFixes(connection, session),
      ...(isSignalR(connection, session) ? [SIGNALR_INSTANCES] : []),
      ...notFoundFixes(connection),
      ...(http2Rejection(connection, 404) ? http2Fixes(connection, session) : []),
      {
        title: 'Compare the path with the one the server handles',
        detail: `The page requests ${match.facts.path}. Common mistakes: /ws or /ws/, a prefix that a proxy strips or adds, a missing /socket.io/ for Socket.IO, a version in the path.`,
        change: { kind: 'other-end' },
      },
      inspectResponseWithCurl(
        target,
        'The body and the Server header show who says 404: the application, or a proxy that does not know the route.',
      ),
      passUpgradeOn(
        connection,
        session,
        `An HTTP framework without a WebSocket handler answers 404 for a path that exists for it only as an upgrade${mayBeWsgi(connection, session) ? '; a WSGI server does so for Django Channels, which needs ASGI' : ''}. So does a proxy that drops the Upgrade header.`,
      ),
    ];
  },
});
