import { closeFrameEvidence } from '../../diagnosis/close-evidence.ts';
import { endpointFacts, evidence, lastSent, quote } from '../../diagnosis/evidence.ts';
import { defineRule, type Fix, type Rule } from '../../diagnosis/rule.ts';
import { checkServerLog } from '../../fixes/common-fixes.ts';
import { topicFixes } from '../../fixes/topic-fixes.ts';
import type { TextTopic } from '../../server-text/topic.ts';
import { closedByServer } from '../../session/close-cause.ts';
import type { Closing, Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';
import { type Stack, stackOf } from '../../stacks/detect-stack.ts';
import { closeTitle, closeWords } from './server-words.ts';

/** What distinguishes one close code from the others. */
export interface CodeFault<Id extends string> {
  id: Id;
  code: number;
  /** The name of the code. */
  title: string;
  /** What the code itself is about, so that its fixes fit words about the same. */
  topic?: TextTopic;
  /** What to look for in the server's log. */
  log: string;
  fixes(closed: Closing, stack: Stack | undefined, connection: Connection, session: Session): Fix[];
}

const REGISTRY = 'https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number';

/** The server closed with a code that names the problem: all of these rules have the same evidence. */
export function closeCodeRule<const Id extends string>({
  id,
  code,
  title,
  topic: codeTopic,
  log,
  fixes,
}: CodeFault<Id>): Rule<Id, never> {
  const sent = (connection: Connection): Closing | undefined => {
    const closed = closedByServer(connection);
    return closed?.code === code && !connection.openclaw ? closed : undefined;
  };
  return defineRule({
    id,
    title: `Server closed with ${code} (${title})`,
    severity: 'error',
    scenario: 'C5',
    spec: code < 1012 ? 'https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1' : REGISTRY,
    explains: ['close'],
    specificity: 'class',
    requires: ['page'],
    detect(connection) {
      const closed = sent(connection);
      if (!closed) return undefined;
      const words = closeWords(connection);
      return {
        confidence: 'certain',
        ...(words ? { title: closeTitle(closed, title, words) } : {}),
        evidence: evidence(
          closeFrameEvidence(connection, closed),
          words?.in === 'message'
            ? { fact: `Its last message says: "${quote(words.quote)}".`, events: [words.event] }
            : undefined,
          lastSent(connection, closed.at),
          stackOf(connection)?.because,
        ),
        facts: { ...endpointFacts(connection), code },
      };
    },
    fixes(_match, connection, session) {
      const closed = sent(connection);
      if (!closed) return [];
      const topic = closeWords(connection)?.topic ?? 'unknown';
      const own = fixes(closed, stackOf(connection), connection, session);
      const fitting = topic === 'unknown' || topic === codeTopic ? own : [];
      return [...topicFixes(topic), ...fitting, checkServerLog(closed.at, log)];
    },
  });
}
