import { closeFrameEvidence } from '../../diagnosis/close-evidence.ts';
import { endpointFacts, evidence, lastSent } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { checkServerLog } from '../../fixes/common-fixes.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { topicFixes } from '../../fixes/topic-fixes.ts';
import { closedWith } from '../../session/close-cause.ts';
import { closeTitle, closeWords } from '../shared/server-words.ts';

export const internalError = defineRule({
  id: 'internal-error',
  title: 'Server error: closed with 1011 (Internal Error)',
  severity: 'error',
  scenario: 'C5',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1',
  explains: ['close'],
  specificity: 'class',
  requires: ['page'],
  detect(connection) {
    const closed = closedWith(connection, 1011);
    if (!closed) return undefined;
    return {
      confidence: 'certain',
      title: closeTitle(closed, 'Internal Error', closeWords(connection)),
      evidence: evidence(closeFrameEvidence(connection, closed), lastSent(connection, closed.at)),
      facts: endpointFacts(connection),
    };
  },
  fixes(_match, connection, session) {
    const at = connection.closed?.at ?? session.clock;
    const topic = closeWords(connection)?.topic ?? 'unknown';
    const known = topic !== 'unknown' && topic !== 'server-error';
    const log = checkServerLog(
      at,
      known
        ? 'The log at that time has more than the close reason says.'
        : 'An exception in the message handler is the usual cause. Resend the last message the page sent to reproduce it.',
    );
    const answer = stackFix('guard', connection, session, {
      title: 'Answer bad messages with an error message',
      detail: 'Catch exceptions per message and send an error message instead of closing the connection.',
    });
    return known ? [...topicFixes(topic), log] : [log, answer];
  },
});
