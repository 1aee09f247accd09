import { closeFrameEvidence } from '../../diagnosis/close-evidence.ts';
import { endpointFacts, endpointOf, evidence, lastSent } from '../../diagnosis/evidence.ts';
import { defineRule, type Fix } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { connectWithoutBrowser } from '../../fixes/common-fixes.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';
import { closedWith } from '../../session/close-cause.ts';

const SUBJECTS: readonly [RegExp, 'credentials' | 'rate' | 'origin'][] = [
  [/auth|token|credential|login|jwt|permission|forbidden|denied|expired|pairing|device/i, 'credentials'],
  [/rate|too many|limit|quota|slow down|flood/i, 'rate'],
  [/host/i, 'origin'],
];

export const policyViolation = defineRule({
  id: 'policy-violation',
  title: 'The server closed the connection for a policy of its own (1008)',
  severity: 'error',
  scenario: 'C5',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1',
  requires: ['page'],
  detect(connection) {
    const closed = closedWith(connection, 1008);
    if (!closed) return undefined;
    const subject = SUBJECTS.find(([pattern]) => pattern.test(closed.reason))?.[1] ?? '';
    return {
      confidence: 'certain',
      title: `${endpointOf(connection)} refuses to go on with this client (1008)`,
      evidence: evidence(closeFrameEvidence(connection, closed), lastSent(connection, closed.at)),
      facts: { ...endpointFacts(connection), subject },
      ...(closed.reason === ''
        ? { howToConfirm: 'The server gave no reason; its log at that moment has it.' }
        : {}),
    };
  },
  fixes(match, connection, session) {
    const credentials: Fix = {
      title: 'Check who the page says it is',
      detail:
        'Token missing, expired, or of the wrong audience: fetch a fresh one before connecting, and do not retry with the one that was refused.',
    };
    const rate: Fix = {
      title: 'Send less, or less often',
      detail: 'Gather messages and send them in one, at most so many a second as the server allows.',
    };
    const origin = stackFix('origin', connection, session, {
      title: 'Allow the origin of the page',
      detail: `It is ${commandTarget(connection, session).origin}. It must stand on the list of the server exactly so, with scheme and port.`,
    });
    const all = { credentials, rate, origin };
    const first = match.facts.subject as keyof typeof all | '';
    const rest = Object.values(all).filter((fix) => first === '' || fix !== all[first]);
    return [
      ...(first ? [all[first]] : []),
      ...rest,
      connectWithoutBrowser(commandTarget(connection, session)),
    ];
  },
});
