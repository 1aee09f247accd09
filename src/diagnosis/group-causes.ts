import type { Connection, ConnectionId } from '../session/connection.ts';
import type { Session } from '../session/session.ts';
import { pathPattern } from '../shared/path-pattern.ts';
import { fixError } from './evaluate-rules.ts';
import { BY_CONFIDENCE, rank } from './rank.ts';
import { type Finding, type Found, type Rule, type Severity, severityOf } from './rule.ts';

/** The result for one connection: its worst matches, the cause of each, and the rules that threw. */
export interface ConnectionResult {
  top: readonly Found[];
  /** For each of `top`, the key that it shares with other connections of the same cause. */
  causes: readonly string[];
  crashed: readonly { rule: string; error: string }[];
}

export interface Grouped {
  findings: Finding[];
  /** Findings after the first `most`, which are only counted; absent where there are none. */
  more?: number;
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
  /** `most`: how many findings are wanted. */
  finish(most?: number): Grouped;
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
    finish: (most = Number.POSITIVE_INFINITY) =>
      findingsOfCauses(mergeSiblings(causes), crashed, ranks, most),
  };
}

function findingsOfCauses(
  causes: readonly Cause[],
  crashed: Grouped['crashed'],
  ranks: ReadonlyMap<Rule, number>,
  most: number,
): Grouped {
  const sorted = causes.toSorted((a, b) => rank(a.representative, ranks) - rank(b.representative, ranks));
  const findings: Finding[] = [];
  for (const { representative, by, connections } of sorted.slice(0, most)) {
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
  return sorted.length > most ? { findings, crashed, more: sorted.length - most } : { findings, crashed };
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

/** From so many paths that differ in their last part alone, what a rule finds on all of them is one cause. */
const SIBLINGS = 4;

/** The key without the last part of its path, and the title without it; undefined for a cause of a whole host or tab. */
function siblingsKey(cause: string, { rule, match }: Found): string | undefined {
  const cut = cause.lastIndexOf('/') + 1;
  if (cut < 2 || cause[cut - 2] === '/') return undefined;
  const last = cause.slice(cut);
  const title = match.title ?? rule.title;
  const told = (last === '' ? title : title.replaceAll(last, '*')).replace(/\d+/g, '#');
  return `${cause.slice(0, cut)} ${told}`;
}

/** Sixty devices at `/devices/NAME` that all get a 404 have one cause, and so it is told once. */
function mergeSiblings(causes: ReadonlyMap<string, Cause>): Cause[] {
  const families = new Map<string, [Cause, ...Cause[]]>();
  for (const [key, cause] of causes) {
    const family = siblingsKey(key, cause.representative) ?? key;
    const known = families.get(family);
    if (known) known.push(cause);
    else families.set(family, [cause]);
  }
  return [...families.values()].flatMap((family) => (family.length < SIBLINGS ? family : joined(family)));
}

/** The most certain of them represents all. */
function joined(family: readonly [Cause, ...Cause[]]): Cause {
  const sureness = ({ representative }: Cause): number => BY_CONFIDENCE[representative.match.confidence];
  const [first, ...others] = family;
  const { representative, by } = others.reduce(
    (surest, one) => (sureness(one) < sureness(surest) ? one : surest),
    first,
  );
  const [connection, ...rest] = family.flatMap(({ connections }) => connections);
  return { representative, by, connections: [connection ?? by, ...rest] };
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
