import {
  endpointFacts,
  evidence,
  networkLogEvidence,
  pageEvidence,
  quote,
} from '../../diagnosis/evidence.ts';
import { defineRule, type Fix } from '../../diagnosis/rule.ts';
import { commandTarget, shownProtocols } from '../../fixes/command-target.ts';
import { inspectResponseWithCurl } from '../../fixes/common-fixes.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import type { Connection } from '../../session/connection.ts';
import { failureOf } from '../../session/handshake-outcome.ts';

type Problem = 'none-chosen' | 'not-offered' | 'unsolicited' | 'repeated';

function problemOf(connection: Connection): Problem | undefined {
  const header = failureOf(connection, 'header');
  if (header?.problem === 'repeated' && /^sec-websocket-protocol$/i.test(header.header)) return 'repeated';
  return failureOf(connection, 'subprotocol')?.problem;
}

const TITLES: Record<Problem, string> = {
  'none-chosen': 'The server chose none of the subprotocols that the page offers',
  'not-offered': 'The server chose a subprotocol that the page did not offer',
  unsolicited: 'The server chose a subprotocol although the page offers none',
  repeated: 'The server named more than one subprotocol',
};

export const subprotocolMismatch = defineRule({
  id: 'subprotocol-mismatch',
  title: 'Page and server do not agree on a subprotocol',
  severity: 'error',
  scenario: 'B8',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-4.1',
  requires: ['wire'],
  detect(connection) {
    const problem = problemOf(connection);
    if (!problem) return undefined;
    const value = failureOf(connection, 'subprotocol')?.value;
    const offered = quote(shownProtocols(connection.protocols).join(', '));
    return {
      confidence: 'certain',
      title: TITLES[problem],
      evidence: evidence(
        networkLogEvidence(connection),
        {
          fact: `Offered by the page: ${offered || 'none'}. Chosen by the server: ${value === undefined ? (problem === 'none-chosen' ? 'none' : 'not shown') : quote(value)}.`,
          events: [connection.createdEvent],
        },
        offered === 'null' || offered === 'undefined'
          ? {
              fact: `The second argument of the constructor was ${offered}, which asks for a subprotocol of that name.`,
              events: [connection.createdEvent],
            }
          : undefined,
        pageEvidence(connection),
      ),
      facts: {
        ...endpointFacts(connection),
        problem,
        offered,
        chosen: value === undefined ? '' : quote(value),
      },
    };
  },
  fixes(match, connection, session) {
    const target = commandTarget(connection, session);
    const server = stackFix('subprotocol', connection, session, {
      title: 'Let the server choose one of those offered',
      detail: 'It answers with exactly one name, spelt as offered: upper and lower case count.',
    });
    const page: Fix = {
      title: 'Offer what the server speaks',
      detail:
        'Names must match to the letter. If the server knows no subprotocols, leave the second argument out; Firefox opens such a socket all the same, Chromium does not.',
      snippet: `new WebSocket(url${match.facts.chosen ? `, [${JSON.stringify(match.facts.chosen)}]` : ''})`,
      language: 'js',
    };
    const look = inspectResponseWithCurl(
      target,
      'The Sec-WebSocket-Protocol line of the answer is what the server chose.',
    );
    return match.facts.problem === 'none-chosen' ? [server, page, look] : [page, server, look];
  },
});
