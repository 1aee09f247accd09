import { closeFrameEvidence } from '../../diagnosis/close-evidence.ts';
import { endpointFacts, endpointOf, evidence, lastSent } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { checkServerLog } from '../../fixes/common-fixes.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { closedWith } from '../../session/close-cause.ts';

export const internalError = defineRule({
  id: 'internal-error',
  title: 'Something failed inside the server (1011)',
  severity: 'error',
  scenario: 'C5',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1',
  requires: ['page'],
  detect(connection) {
    const closed = closedWith(connection, 1011);
    if (!closed) return undefined;
    return {
      confidence: 'certain',
      title: `Something failed inside ${endpointOf(connection)} (1011)`,
      evidence: evidence(closeFrameEvidence(connection, closed), lastSent(connection, closed.at)),
      facts: endpointFacts(connection),
    };
  },
  fixes(_match, connection, session) {
    const at = connection.closed?.at ?? session.clock;
    const log = checkServerLog(
      at,
      'An exception in the message handler is the usual cause; the last message of the page is the one to try it with.',
    );
    const answer = stackFix('guard', connection, session, {
      title: 'Answer bad messages with an error message',
      detail: 'Catch what goes wrong for one message and tell the page, in place of ending the connection.',
    });
    return [log, answer];
  },
});
