import { endpointFacts, evidence } from '../../../diagnosis/evidence.ts';
import { defineRule, type Evidence, type Fix, type Severity, type Source } from '../../../diagnosis/rule.ts';
import { commandTarget } from '../../../fixes/command-target.ts';
import type { Confidence } from '../../../shared/confidence.ts';
import { ageEvidence, closeEvidence, leadEvidence } from './evidence.ts';
import { type GatewayCase, gatewayCase } from './gateway-case.ts';
import { type Check, connectAgain } from './handshake-checks.ts';
import type { OpenClawRule } from './openclaw-rule.ts';

/** One fault of a connection to an OpenClaw gateway: what distinguishes it from the others. */
export interface GatewayFault {
  id: OpenClawRule['id'];
  title: string;
  scenario: string;
  severity?: Severity;
  /** Page of docs.openclaw.ai. */
  spec?: string;
  /** `page` if the close event is needed; error frames come from either source. */
  requires?: readonly Source[];
  /** Whether this is the fault, and how certain; true is certain. */
  shows(found: GatewayCase): boolean | Confidence;
  /** Replaces the title. */
  says?(found: GatewayCase): string;
  /** More evidence besides the error frame and the close. */
  proof?(found: GatewayCase): (Evidence | undefined)[];
  /** The check that failed; later checks were not made. */
  check?: Check;
  /** What would settle it; required if it is not certain. */
  howToConfirm?: string;
  fixes(found: GatewayCase): Fix[];
  /** The connection stays open. */
  goesOn?: boolean;
}

/** All faults of a gateway have the same kind of evidence. */
export function gatewayRule(fault: GatewayFault): OpenClawRule {
  const { id, title, scenario, check, howToConfirm, goesOn = false } = fault;
  return defineRule({
    id,
    title,
    severity: fault.severity ?? 'error',
    scenario,
    spec: `https://docs.openclaw.ai/${fault.spec ?? 'gateway/troubleshooting'}`,
    requires: fault.requires ?? [],
    ...(goesOn ? {} : { explains: ['close'], specificity: 'named cause' }),
    detect(connection, session) {
      const found = gatewayCase(connection, session);
      const shown = found && fault.shows(found);
      if (!found || !shown) return undefined;
      const [first, ...rest] = [
        leadEvidence(found),
        ...(fault.proof?.(found) ?? []),
        ...(goesOn ? [] : closeEvidence(found)),
        ageEvidence(found),
      ].filter((item) => item !== undefined);
      if (!first) return undefined;
      return {
        confidence: shown === true ? 'certain' : shown,
        ...(fault.says ? { title: fault.says(found) } : {}),
        evidence: evidence(first, ...rest),
        facts: { ...endpointFacts(connection), origin: commandTarget(connection, session).origin },
        ...(shown === true || howToConfirm === undefined ? {} : { howToConfirm }),
      };
    },
    fixes(_match, connection, session) {
      const found = gatewayCase(connection, session);
      if (!found) return [];
      return [...fault.fixes(found), ...(check === undefined ? [] : [connectAgain(check, found)])];
    },
  });
}
