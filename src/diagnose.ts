import type { Connection, ConnectionId } from './connection.ts';
import type { Finding, Rule, Source, Verdict } from './rule.ts';
import type { Session } from './session-state.ts';

export interface Diagnosis {
  /** Worst and most certain first; one cause of several connections is one finding. */
  findings: Finding[];
  verdicts: Map<ConnectionId, Verdict[]>;
  crashed: { rule: string; connection: ConnectionId; error: string }[];
}

const BY_SEVERITY = { error: 0, warning: 1, info: 2 } as const;
const BY_CONFIDENCE = { certain: 0, likely: 1, possible: 2 } as const;

/** Whether a source has anything to say of this connection. */
export function hasSource(connection: Connection, source: Source): boolean {
  switch (source) {
    case 'page':
      return connection.context !== undefined;
    case 'wire':
      return connection.wire !== undefined;
    case 'probe':
      return false;
    default:
      return source satisfies never;
  }
}

function judgeOne(rule: Rule, connection: Connection, session: Session): Verdict {
  try {
    const missing = rule.reads.filter((source) => !hasSource(connection, source));
    if (missing.length > 0) return { outcome: 'unknown', rule, missing };
    const match = rule.detect(connection, session);
    if (!match) return { outcome: 'clear', rule };
    return { outcome: 'found', rule, match, fixes: rule.fixes(match, connection, session) };
  } catch (error) {
    return { outcome: 'crashed', rule, error: error instanceof Error ? error.message : String(error) };
  }
}

/** All rules on one connection, in the order of the list; a rule that throws never stops the rest. */
export function judge(connection: Connection, session: Session, rules: readonly Rule[]): Verdict[] {
  const verdicts = rules.map((rule) => judgeOne(rule, connection, session));
  const found = verdicts.filter(({ outcome }) => outcome === 'found');
  const outranked = new Set(found.flatMap(({ rule }) => rule.outranks ?? []));
  const specific = found.some(
    ({ rule }) => !rule.general && rule.severity !== 'info' && !outranked.has(rule.id),
  );
  if (!specific && outranked.size === 0) return verdicts;
  return verdicts.map((verdict) => {
    const { outcome, rule } = verdict;
    const gives = (specific && rule.general) || outranked.has(rule.id);
    return outcome === 'found' && gives ? { outcome: 'clear', rule } : verdict;
  });
}

/** Two connections share a cause when one rule says the same of the same endpoint. */
function causeOf(finding: Finding, connection: Connection): string {
  const { scheme, authority, path } = connection.parts;
  return `${finding.rule.id} ${scheme}://${authority}${path}`;
}

/** `rules` in order of priority; pure: the same session gives the same answer. */
export function diagnose(session: Session, rules: readonly Rule[]): Diagnosis {
  const verdicts = new Map<ConnectionId, Verdict[]>();
  const causes = new Map<string, Finding>();
  const crashed: Diagnosis['crashed'] = [];
  for (const connection of session.connections.values()) {
    const judged = judge(connection, session, rules);
    verdicts.set(connection.id, judged);
    for (const verdict of judged) {
      if (verdict.outcome === 'crashed') {
        crashed.push({ rule: verdict.rule.id, connection: connection.id, error: verdict.error });
      }
      if (verdict.outcome !== 'found') continue;
      const { rule, match, fixes } = verdict;
      addFinding(causes, { rule, match, fixes, connections: [connection.id] }, connection);
    }
  }
  const findings = [...causes.values()];
  findings.sort((a, b) => rank(a, rules) - rank(b, rules));
  return { findings, verdicts, crashed };
}

function addFinding(causes: Map<string, Finding>, finding: Finding, connection: Connection): void {
  const cause = causeOf(finding, connection);
  const known = causes.get(cause);
  if (!known) {
    causes.set(cause, finding);
    return;
  }
  known.connections.push(connection.id);
  if (BY_CONFIDENCE[finding.match.confidence] < BY_CONFIDENCE[known.match.confidence]) {
    known.match = finding.match;
    known.fixes = finding.fixes;
  }
}

function rank({ rule, match }: Finding, rules: readonly Rule[]): number {
  return BY_SEVERITY[rule.severity] * 1e6 + BY_CONFIDENCE[match.confidence] * 1e5 + rules.indexOf(rule);
}

/** The findings that name this connection, worst first. */
export function findingsOf(diagnosis: Diagnosis, connection: ConnectionId): Finding[] {
  return diagnosis.findings.filter(({ connections }) => connections.includes(connection));
}
