import { closeFrameEvidence } from '../../diagnosis/close-evidence.ts';
import { endpointFacts, evidence, lastSent } from '../../diagnosis/evidence.ts';
import { defineRule, type Fix, type Rule } from '../../diagnosis/rule.ts';
import { checkServerLog } from '../../fixes/common-fixes.ts';
import { closedByServer } from '../../session/close-cause.ts';
import type { Closing, Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';
import { type Stack, stackOf } from '../../stacks/detect-stack.ts';

/** What distinguishes one close code from the others. */
export interface CodeFault<Id extends string> {
  id: Id;
  code: number;
  title: string;
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
  log,
  fixes,
}: CodeFault<Id>): Rule<Id, never> {
  const sent = (connection: Connection): Closing | undefined => {
    const closed = closedByServer(connection);
    return closed?.code === code && !connection.openclaw ? closed : undefined;
  };
  return defineRule({
    id,
    title: `${title} (${code})`,
    severity: 'error',
    scenario: 'C5',
    spec: code < 1012 ? 'https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1' : REGISTRY,
    explains: ['close'],
    specificity: 'class',
    requires: ['page'],
    detect(connection) {
      const closed = sent(connection);
      if (!closed) return undefined;
      return {
        confidence: 'certain',
        evidence: evidence(
          closeFrameEvidence(connection, closed),
          lastSent(connection, closed.at),
          stackOf(connection)?.because,
        ),
        facts: { ...endpointFacts(connection), code },
      };
    },
    fixes(_match, connection, session) {
      const closed = sent(connection);
      if (!closed) return [];
      return [...fixes(closed, stackOf(connection), connection, session), checkServerLog(closed.at, log)];
    },
  });
}
