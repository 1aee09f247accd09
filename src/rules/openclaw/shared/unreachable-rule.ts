import { endpointFacts, evidence, networkLogEvidence, pageEvidence } from '../../../diagnosis/evidence.ts';
import {
  defineRule,
  type Evidence,
  type Fix,
  type Rule,
  type Severity,
  type Source,
} from '../../../diagnosis/rule.ts';
import type { Connection } from '../../../session/connection.ts';
import type { Session } from '../../../session/session.ts';
import type { Confidence } from '../../../shared/confidence.ts';
import { gatewayNear, type Nearby } from './detect-gateway.ts';

/** A socket to a gateway that failed before anything was said. */
export interface Unreached {
  connection: Connection;
  session: Session;
  near: Nearby;
}

export interface UnreachableFault {
  id: string;
  title: string;
  row: string;
  severity?: Severity;
  /** Rules that know the failure alone, and not what stands there. */
  outranks: string[];
  spec?: string;
  /** What it must have seen; the network log, unless the page's side is enough. */
  reads?: readonly Source[];
  shows(found: Unreached): Confidence | false;
  says?(found: Unreached): string;
  proof?(found: Unreached): (Evidence | undefined)[];
  raise?: string;
  fixes(found: Unreached): Fix[];
}

/** Before the first frame only the surroundings tell that it is a gateway; so they are part of the evidence. */
export function unreachableRule(fault: UnreachableFault): Rule {
  const { id, title, row, outranks, raise, reads = ['wire'] } = fault;
  const look = (connection: Connection, session: Session): Unreached | undefined => {
    const near = connection.opened ? undefined : gatewayNear(connection, session);
    return near && { connection, session, near };
  };
  return defineRule({
    id,
    title,
    severity: fault.severity ?? 'error',
    scenario: row,
    spec: `https://docs.openclaw.ai/${fault.spec ?? 'gateway/troubleshooting'}`,
    requires: reads,
    suppresses: outranks,
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
        ...(confidence === 'certain' || raise === undefined ? {} : { howToConfirm: raise }),
      };
    },
    fixes(_match, connection, session) {
      const found = look(connection, session);
      return found ? fault.fixes(found) : [];
    },
  });
}
