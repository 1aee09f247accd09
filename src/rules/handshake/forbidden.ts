import {
  endpointFacts,
  evidence,
  networkLogEvidence,
  pageEvidence,
  quote,
} from '../../diagnosis/evidence.ts';
import { defineRule, type Fix } from '../../diagnosis/rule.ts';
import { rejectionBody } from '../../experiments/patterns-body.ts';
import { commandTarget, pageOrigin } from '../../fixes/command-target.ts';
import { curlUpgrade } from '../../fixes/shell-commands.ts';
import { rejectionFixes } from '../../fixes/stacks/rejection-fixes.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { topicFixes } from '../../fixes/topic-fixes.ts';
import type { Connection } from '../../session/connection.ts';
import { refusedWith } from '../../session/handshake-outcome.ts';
import type { Session } from '../../session/session.ts';
import { serverOf } from '../../stacks/detect-server.ts';
import { type StackName, stackOf } from '../../stacks/detect-stack.ts';
import { credentialsOf, credentialsWords } from '../shared/credentials.ts';

/** https://asgi.readthedocs.io/en/latest/specs/www.html#close-send-event */
const CHECK_PATH: Fix = {
  title: 'Check path and permissions',
  detail:
    'FastAPI and Starlette also answer 403 for an unknown path. These and Django Channels answer 403 when a handler closes the connection before it accepts it.',
};

/** Libraries of the page whose server may be written in Python. */
const WITH_PYTHON_SERVERS: ReadonlySet<StackName | undefined> = new Set([
  undefined,
  'Socket.IO',
  'graphql-transport-ws',
  'graphql-ws (legacy)',
]);

/** An ASGI server may have answered, since no other is recognized; one that is has fixes of its own. */
function mayBeAsgi(connection: Connection, session: Session): boolean {
  return serverOf(connection, session) === undefined && WITH_PYTHON_SERVERS.has(stackOf(connection)?.name);
}

export const forbidden = defineRule({
  id: 'forbidden',
  title: 'Handshake rejected: 403 Forbidden',
  severity: 'error',
  scenario: 'B2',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-10.2',
  explains: ['handshake'],
  specificity: 'class',
  requires: ['wire'],
  detect(connection, session) {
    if (refusedWith(connection) !== 403 || !connection.wire) return undefined;
    const origin = pageOrigin(connection, session);
    return {
      confidence: 'certain',
      evidence: evidence(
        networkLogEvidence(connection),
        connection.wire.entry.requestHeaders.length === 0 && connection.context === undefined
          ? undefined
          : { fact: `The handshake carried Origin: ${quote(origin)}.`, events: [connection.wire.event] },
        {
          fact: credentialsWords(credentialsOf(connection)),
          events: [connection.wire.event, connection.createdEvent],
        },
        serverOf(connection, session)?.because,
        pageEvidence(connection),
      ),
      facts: { ...endpointFacts(connection), status: 403, origin: quote(origin) },
      howToConfirm:
        'If the same handshake gets 101 without the Origin header, the server rejects the origin.',
    };
  },
  fixes(match, connection, session) {
    const target = commandTarget(connection, session);
    const named = rejectionFixes(connection, session);
    const topic = (connection.probe && rejectionBody(connection.probe.results)?.topic) ?? 'unknown';
    if (topic !== 'unknown' && topic !== 'origin') return [...named, ...topicFixes(topic)];
    return [
      ...named,
      {
        title: 'Check whether the Origin header is the cause',
        detail:
          'If the request gets 101 without the Origin header, the server rejects the origin. If both get 403, check authorization, the path, or a web application firewall.',
        snippet: `${curlUpgrade(target)}\n# and without Origin:\n${curlUpgrade(target, { origin: undefined })}`,
        language: 'sh',
      },
      ...(named.length > 0
        ? []
        : [
            stackFix('origin', connection, session, {
              title: `Allow the origin ${match.facts.origin}`,
              detail:
                'Add exactly this origin to the list of the server; never * in production, since any page on the web could then use the cookies of your users. Behind a TLS proxy, Host and X-Forwarded-Proto must reach the application; otherwise it compares the Origin with the wrong host.',
            }),
          ]),
      ...(mayBeAsgi(connection, session) ? [CHECK_PATH] : []),
    ];
  },
});
