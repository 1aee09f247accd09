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
  title: 'The server refuses more connections for now (429)',
  severity: 'error',
  scenario: 'B12',
  spec: 'https://www.rfc-editor.org/rfc/rfc6585#section-4',
  explains: ['handshake'],
  specificity: 'class',
  requires: ['wire'],
  detect(connection, session) {
    if (refusedWith(connection) !== 429 || !connection.wire) return undefined;
    const before = connectionsToSameEndpoint(connection, session).filter(
      ({ createdAt }) => createdAt <= connection.createdAt && createdAt > connection.createdAt - A_MINUTE,
    );
    return {
      confidence: 'certain',
      evidence: evidence(
        networkLogEvidence(connection),
        {
          fact: `In the minute before, this tab made ${pluralize(before.length, 'other connection')} to the same host and port.`,
          events: [connection.createdEvent, ...before.slice(-5).map(({ createdEvent }) => createdEvent)],
        },
        pageEvidence(connection),
      ),
      facts: { ...endpointFacts(connection), status: 429, attempts: before.length },
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
          title: 'Wait longer between attempts',
          detail:
            'Let the delay grow with every failure, add chance to it, and start again from the beginning only after the connection has held for a while.',
        },
        { from: 1_000, upTo: 60_000 },
      ),
      {
        title: 'Close what is not needed',
        detail:
          'Limits count per user or address, so other tabs, and sockets left over from earlier renders, count as well. One socket that is shared is enough.',
      },
      proxyFix('rate', connection, session, {
        title: 'Raise the limit where it is set',
        detail:
          'If the number of attempts is what your users need. It stands at a proxy, or in the application.',
      }),
      inspectResponseWithCurl(target, 'A Retry-After header says how many seconds to wait.'),
    ];
  },
});
