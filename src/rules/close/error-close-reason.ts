import { closeFrameEvidence } from '../../diagnosis/close-evidence.ts';
import { endpointFacts, evidence, lastSent } from '../../diagnosis/evidence.ts';
import { defineRule, type Severity } from '../../diagnosis/rule.ts';
import { checkServerLog } from '../../fixes/common-fixes.ts';
import { topicFixes } from '../../fixes/topic-fixes.ts';
import type { TextTopic } from '../../server-text/topic.ts';
import { closedByServer, idleTimeBefore } from '../../session/close-cause.ts';
import type { Closing, Connection } from '../../session/connection.ts';
import { isFinished } from '../../session/connection.ts';
import { otherAttempts } from '../../session/same-endpoint.ts';
import { formatSeconds } from '../../shared/format.ts';
import { reconnectedAfter } from '../shared/reconnected.ts';
import { othersEndedTheSameWay } from '../shared/same-end.ts';
import { closeTitle, closeWords, type ServerWords } from '../shared/server-words.ts';

/** Codes that by themselves say that nothing is wrong. */
const NORMAL = new Set([1000, 1001]);
/** Ends that a server brings about in ordinary operation; the page has to handle them. */
const MILD: ReadonlySet<TextTopic> = new Set(['timeout', 'duplicate-session']);
/** The user did that. */
const LOGOUT = /\b(?:log|logged|sign|signed)[ -]?(?:out|off)\b/i;
const NO_ERROR: ReadonlySet<TextTopic> = new Set(['unknown', 'shutdown', 'maintenance']);

/** A normal close code whose reason reports an error all the same. */
function errorReason(connection: Connection): { closed: Closing; words: ServerWords } | undefined {
  const closed = closedByServer(connection);
  if (!closed || !NORMAL.has(closed.code) || connection.openclaw) return undefined;
  const words = closeWords(connection);
  if (words?.in !== 'close reason' || NO_ERROR.has(words.topic) || LOGOUT.test(closed.reason))
    return undefined;
  return words.strength === 'certain' ? { closed, words } : undefined;
}

export const errorCloseReason = defineRule({
  id: 'error-close-reason',
  title: 'Closed with a normal code and an error as the reason',
  severity: 'error',
  scenario: 'C5',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.1.6',
  explains: ['close'],
  specificity: 'named cause',
  requires: ['page'],
  detect(connection, session) {
    const found = errorReason(connection);
    if (!found || !isFinished(connection)) return undefined;
    const { closed, words } = found;
    const others = otherAttempts(connection, session).filter((one) => errorReason(one) !== undefined);
    const silence = idleTimeBefore(connection, closed.at);
    const isBack = reconnectedAfter(connection, session) !== undefined;
    const mild: Severity = isBack ? 'info' : 'warning';
    return {
      confidence: 'certain',
      severity: MILD.has(words.topic) ? mild : 'error',
      title: closeTitle(closed, '', words),
      evidence: evidence(
        closeFrameEvidence(connection, closed),
        words.topic === 'timeout'
          ? {
              fact: `No message was sent or received for ${formatSeconds(silence)} before.`,
              events: [closed.event],
            }
          : lastSent(connection, closed.at),
        othersEndedTheSameWay(others),
      ),
      facts: { ...endpointFacts(connection), topic: words.topic },
    };
  },
  fixes: ({ facts }, connection, session) => [
    ...topicFixes(facts.topic),
    {
      title: 'Read the close reason in the page',
      detail:
        'The code alone looks like a normal end. Show event.reason, and do not reconnect unchanged where it reports an error.',
      snippet:
        "socket.addEventListener('close', ({ code, reason }) => console.warn('closed', code, reason));",
      language: 'js',
    },
    checkServerLog(
      connection.closed?.at ?? session.clock,
      'If the server is yours, its log at that time has the details.',
    ),
  ],
});
