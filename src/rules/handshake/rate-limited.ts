import { endpointFacts, evidence, networkLogEvidence, pageEvidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { inspectResponseWithCurl } from '../../fixes/common-fixes.ts';
import { proxyFix } from '../../fixes/stacks/proxy-fix.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { refusedWith } from '../../session/handshake-outcome.ts';
import { connectionsToSameEndpoint } from '../../session/same-endpoint.ts';
import { pluralize } from '../../shared/format.ts';

const A_MINUTE = 60_000;

export const rateLimited = defineRule({
  id: 'rate-limited',
  title: 'Handshake rejected: 429 Too Many Requests',
  severity: 'error',
  scenario: 'B12',
  spec: 'https://www.rfc-editor.org/rfc/rfc6585#section-4',
  explains: ['handshake'],
  specificity: 'class',
  scope: 'endpoint',
  requires: ['wire'],
  detect(connection, session) {
    if (refusedWith(connection) !== 429 || !connection.wire) return undefined;
    const others = connectionsToSameEndpoint(connection, session).filter(
      ({ createdAt }) => Math.abs(createdAt - connection.createdAt) < A_MINUTE,
    );
    return {
      confidence: 'certain',
      evidence: evidence(
        networkLogEvidence(connection),
        others.length === 0
          ? undefined
          : {
              fact: `Within a minute of this handshake, the tab made ${pluralize(others.length, 'other connection')} to the same host and port.`,
              events: [connection.createdEvent, ...others.slice(-5).map(({ createdEvent }) => createdEvent)],
            },
        pageEvidence(connection),
      ),
      facts: { ...endpointFacts(connection), status: 429, attempts: others.length },
    };
  },
  fixes(_match, connection, session) {
    const target = commandTarget(connection, session);
    return [
      stackFix(
        'reconnect',
        connection,
        session,
        {
          title: 'Use exponential backoff with jitter',
          detail: 'Reset the delay only after a connection has been open for a while.',
        },
        { from: 1_000, upTo: 60_000 },
      ),
      {
        title: 'Close connections that are not needed',
        detail:
          'Limits often count per user, key or address, so that other tabs and connections of earlier renders count too. Share one connection.',
      },
      proxyFix('rate', connection, session, {
        title: 'Raise the rate limit',
        detail: 'If your users need this many attempts. The limit is set in a proxy or in the application.',
      }),
      inspectResponseWithCurl(target, 'A Retry-After header says how many seconds to wait.'),
    ];
  },
});
