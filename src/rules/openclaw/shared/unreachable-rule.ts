import { endpointFacts, evidence, networkLogEvidence, pageEvidence } from '../../../diagnosis/evidence.ts';
import { defineRule, type Evidence, type Fix, type Severity, type Source } from '../../../diagnosis/rule.ts';
import type { Connection } from '../../../session/connection.ts';
import type { Session } from '../../../session/session.ts';
import type { Confidence } from '../../../shared/confidence.ts';
import { gatewayNear, type Nearby } from './detect-gateway.ts';
import type { OpenClawRule } from './openclaw-rule.ts';

/** A connection to a gateway that failed before any message. */
export interface Unreached {
  connection: Connection;
  session: Session;
  near: Nearby;
}

export interface UnreachableFault {
  id: OpenClawRule['id'];
  title: string;
  scenario: string;
  severity?: Severity;
  spec?: string;
  /** The sources that it needs; by default the network log. */
  requires?: readonly Source[];
  shows(found: Unreached): Confidence | false;
  says?(found: Unreached): string;
  proof?(found: Unreached): (Evidence | undefined)[];
  howToConfirm?: string;
  fixes(found: Unreached): Fix[];
}

/**
 * Before the first frame only other connections and the page show that it is a gateway; they are part of the evidence.
 */
export function unreachableRule(fault: UnreachableFault): OpenClawRule {
  const { id, title, scenario, howToConfirm, requires = ['wire'] } = fault;
  const look = (connection: Connection, session: Session): Unreached | undefined => {
    const near = connection.opened ? undefined : gatewayNear(connection, session);
    return near && { connection, session, near };
  };
  return defineRule({
    id,
    title,
    severity: fault.severity ?? 'error',
    scenario,
    spec: `https://docs.openclaw.ai/${fault.spec ?? 'gateway/troubleshooting'}`,
    explains: ['connect', 'handshake'],
    specificity: 'named cause',
    requires,
    // Whether an attempt that the log has not reported failed by itself.
    dependsOn: ['clock'],
    detect(connection, session) {
      const found = look(connection, session);
      const confidence = found && fault.shows(found);
      if (!found || !confidence) return undefined;
      return {
        confidence,
        ...(fault.says ? { title: fault.says(found) } : {}),
        evidence: evidence(
          networkLogEvidence(connection),
          found.near.because,
          ...(fault.proof?.(found) ?? []),
          connection.wire ? pageEvidence(connection) : undefined,
        ),
        facts: endpointFacts(connection),
        ...(confidence === 'certain' || howToConfirm === undefined ? {} : { howToConfirm }),
      };
    },
    fixes(_match, connection, session) {
      const found = look(connection, session);
      return found ? fault.fixes(found) : [];
    },
  });
}
