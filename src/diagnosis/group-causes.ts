import type { Connection, ConnectionId } from '../session/connection.ts';
import type { Session } from '../session/session.ts';
import { pathPattern } from '../shared/path-pattern.ts';
import { type Found, fixError, severityOf } from './evaluate-rules.ts';
import { BY_CONFIDENCE, rank } from './rank.ts';
import type { Finding, Rule, Severity } from './rule.ts';

/** The result for one connection: its worst matches, the cause of each, and the rules that threw. */
export interface ConnectionResult {
  top: readonly Found[];
  /** For each of `top`, the key that it shares with other connections of the same cause. */
  causes: readonly string[];
  crashed: readonly { rule: string; error: string }[];
}

export interface Grouped {
  findings: Finding[];
  crashed: { rule: string; connection: ConnectionId; error: string }[];
}

/** One cause and its connections; the most certain match represents it. */
interface Cause {
  representative: Found;
  by: ConnectionId;
  connections: [ConnectionId, ...ConnectionId[]];
}

/** One finding per cause, worst and most certain first. */
export function groupCauses(
  session: Session,
  entries: ReadonlyMap<ConnectionId, ConnectionResult>,
  ranks: ReadonlyMap<Rule, number>,
): Grouped {
  const groups = createCauseGroups(ranks);
  for (const { id } of session.connections.values()) {
    const entry = entries.get(id);
    if (entry) groups.add(id, entry);
  }
  return groups.finish();
}

/** Takes the results of connections one by one, in the order of the session, and keeps one match per cause. */
export interface CauseGroups {
  add(connection: ConnectionId, result: ConnectionResult): void;
  finish(): Grouped;
}

export function createCauseGroups(ranks: ReadonlyMap<Rule, number>): CauseGroups {
  const causes = new Map<string, Cause>();
  const crashed: Grouped['crashed'] = [];
  return {
    add(connection, result) {
      for (const [index, one] of result.top.entries())
        addTo(causes, result.causes[index] ?? '', one, connection);
      for (const { rule, error } of result.crashed) crashed.push({ rule, connection, error });
    },
    finish: () => findingsOfCauses(causes, crashed, ranks),
  };
}

function findingsOfCauses(
  causes: ReadonlyMap<string, Cause>,
  crashed: Grouped['crashed'],
  ranks: ReadonlyMap<Rule, number>,
): Grouped {
  const sorted = [...causes.values()].sort(
    (a, b) => rank(a.representative, ranks) - rank(b.representative, ranks),
  );
  const findings: Finding[] = [];
  for (const { representative, by, connections } of sorted) {
    const { rule, match } = representative;
    const error = fixError(representative);
    if (error !== undefined) crashed.push({ rule: rule.id, connection: by, error });
    else
      findings.push({
        rule: withSeverity(rule, severityOf(representative)),
        connections,
        match,
        fixes: representative.fixes(),
      });
  }
  return { findings, crashed };
}

/**
 * Two connections share a cause when one rule has the same severity for URLs that differ only in identifiers, or for the
 * scope of the rule.
 */
export function causeOf(one: Found, { parsedUrl }: Connection): string {
  const { rule } = one;
  const name = `${rule.id} ${severityOf(one)}`;
  if (rule.scope === 'tab') return name;
  const endpoint = `${name} ${parsedUrl.scheme}://${parsedUrl.authority}`;
  return rule.scope === 'endpoint' ? endpoint : `${endpoint}${pathPattern(parsedUrl.path)}`;
}

function addTo(causes: Map<string, Cause>, cause: string, one: Found, by: ConnectionId): void {
  const known = causes.get(cause);
  if (!known) {
    causes.set(cause, { representative: one, by, connections: [by] });
    return;
  }
  known.connections.push(by);
  if (BY_CONFIDENCE[one.match.confidence] < BY_CONFIDENCE[known.representative.match.confidence]) {
    known.representative = one;
    known.by = by;
  }
}

const severityVariants = new WeakMap<Rule, Partial<Record<Severity, Rule>>>();

function withSeverity(rule: Rule, severity: Severity): Rule {
  if (severity === rule.severity) return rule;
  const known = severityVariants.get(rule) ?? {};
  severityVariants.set(rule, known);
  known[severity] ??= { ...rule, severity };
  return known[severity];
}
