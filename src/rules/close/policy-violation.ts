import { closeFrameEvidence } from '../../diagnosis/close-evidence.ts';
import { endpointFacts, evidence, lastSent } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { connectWithoutBrowser } from '../../fixes/common-fixes.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { topicFixes } from '../../fixes/topic-fixes.ts';
import { closedWith } from '../../session/close-cause.ts';
import { closeTitle, closeWords } from '../shared/server-words.ts';

export const policyViolation = defineRule({
  id: 'policy-violation',
  title: 'Server closed with 1008 (Policy Violation)',
  severity: 'error',
  scenario: 'C5',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1',
  explains: ['close'],
  specificity: 'class',
  requires: ['page'],
  detect(connection) {
    const closed = closedWith(connection, 1008);
    if (!closed) return undefined;
    const words = closeWords(connection);
    return {
      confidence: 'certain',
      title: closeTitle(closed, 'Policy Violation', words),
      evidence: evidence(closeFrameEvidence(connection, closed), lastSent(connection, closed.at)),
      facts: endpointFacts(connection),
      ...(closed.reason === ''
        ? { howToConfirm: 'The server gave no reason; its log at that moment has it.' }
        : {}),
    };
  },
  fixes(_match, connection, session) {
    const topic = closeWords(connection)?.topic ?? 'unknown';
    const target = commandTarget(connection, session);
    const origin = stackFix('origin', connection, session, {
      title: 'Allow the origin of the page',
      detail: `It is ${target.origin}. The server's list must contain exactly this origin, with scheme and port.`,
    });
    const causes =
      topic === 'unknown' ? [...topicFixes('credentials'), ...topicFixes('rate-limit')] : topicFixes(topic);
    return [
      ...causes,
      ...(topic === 'origin' || topic === 'unknown' ? [origin] : []),
      connectWithoutBrowser(target),
    ];
  },
});
