import type { Connection, ConnectionId } from './connection.ts';
import { type Found, type Grounds, groundsOf, judge, severityOf, troubleWith } from './judgement.ts';
import type { Finding, Match, Rule, Severity, Verdict } from './rule.ts';
import type { Session } from './session-state.ts';

export interface Diagnosis {
  /** Worst and most certain first; one cause of several connections is one finding. */
  findings: Finding[];
  /** Of every connection; this map belongs to the latest diagnosis of its session. */
  verdicts: Map<ConnectionId, Verdict[]>;
  crashed: { rule: string; connection: ConnectionId; error: string }[];
}

/** A connection's judgement, and what it rested on. */
interface Entry {
  grounds: Grounds;
  /** The worst few of what was found, worst first. */
  top: Found[];
  crashed: { rule: string; error: string }[];
}

interface Memory {
  rules: readonly Rule[];
  ranks: Map<Rule, number>;
  entries: Map<ConnectionId, Entry>;
  latest: Diagnosis;
}

const memories = new WeakMap<Session, Memory>();

const BY_SEVERITY = { error: 0, warning: 1, info: 2 } as const;
const BY_CONFIDENCE = { certain: 0, likely: 1, possible: 2 } as const;
/** More causes for one connection are no help. */
const MOST_FINDINGS = 3;

/**
 * `rules` in order of priority. The same session gives the same answer, to the second of its clock; what has not
 * changed since the last time is not judged again.
 */
export function diagnose(session: Session, rules: readonly Rule[]): Diagnosis {
  const memory = memoryOf(session, rules);
  const { entries, latest } = memory;
  const seen: Session = { ...session, clock: Math.floor(session.clock / 1_000) * 1_000 };
  let changed = false;
  for (const connection of session.connections.values()) {
    if (refresh(memory, connection, seen)) changed = true;
  }
  if (entries.size > session.connections.size) {
    changed = true;
    for (const id of entries.keys()) {
      if (session.connections.has(id)) continue;
      entries.delete(id);
      latest.verdicts.delete(id);
    }
  }
  if (changed) memory.latest = assemble(memory, session);
  return memory.latest;
}

function memoryOf(session: Session, rules: readonly Rule[]): Memory {
  let memory = memories.get(session);
  if (memory?.rules === rules) return memory;
  memory = {
    rules,
    ranks: new Map(rules.map((rule, rank) => [rule, rank])),
    entries: new Map(),
    latest: { findings: [], verdicts: new Map(), crashed: [] },
  };
  memories.set(session, memory);
  return memory;
}

/** Judges a connection anew if there is reason to; true when something else was found than before. */
function refresh(memory: Memory, connection: Connection, session: Session): boolean {
  const grounds = groundsOf(connection, session);
  const known = memory.entries.get(connection.id);
  if (known && isSameGround(known.grounds, grounds)) return false;
  const verdicts = judge(connection, session, memory.rules);
  const top = topOf(verdicts, memory);
  const crashed = verdicts.flatMap((verdict) =>
    verdict.outcome === 'crashed' ? [{ rule: verdict.rule.id, error: verdict.error }] : [],
  );
  memory.latest.verdicts.set(connection.id, verdicts);
  if (known && crashed.length + known.crashed.length === 0 && isSameFinding(known.top, top)) {
    known.grounds = grounds;
    return false;
  }
  memory.entries.set(connection.id, { grounds, top, crashed });
  return top.length + crashed.length > 0 || known !== undefined;
}

function isSameGround(a: Grounds, b: Grounds): boolean {
  return (
    a.revision === b.revision &&
    a.surroundings === b.surroundings &&
    a.shared === b.shared &&
    a.failures === b.failures &&
    a.clock === b.clock
  );
}

/** So that a finding which says the same as before keeps its fixes. */
function isSameFinding(a: readonly Found[], b: readonly Found[]): boolean {
  if (a.length !== b.length) return false;
  if (a.length === 0) return true;
  return a.every(({ rule, match }, index) => {
    const other = b[index];
    return rule === other?.rule && JSON.stringify(match) === JSON.stringify(other.match);
  });
}

function topOf(verdicts: readonly Verdict[], { ranks }: Memory): Found[] {
  const found = verdicts.filter((verdict) => verdict.outcome === 'found');
  if (found.length < 2) return found;
  return found.sort((a, b) => rank(a, ranks) - rank(b, ranks)).slice(0, MOST_FINDINGS);
}

function rank(one: { rule: Rule; match: Match }, ranks: ReadonlyMap<Rule, number>): number {
  const { rule, match } = one;
  return BY_SEVERITY[severityOf(one)] * 1e6 + BY_CONFIDENCE[match.confidence] * 1e5 + (ranks.get(rule) ?? 0);
}

/** One cause and the connections that show it, of which the surest speaks for all. */
interface Cause {
  speaker: Found;
  by: ConnectionId;
  connections: [ConnectionId, ...ConnectionId[]];
}

function assemble({ entries, latest, ranks }: Memory, session: Session): Diagnosis {
  const causes = new Map<string, Cause>();
  const crashed: Diagnosis['crashed'] = [];
  for (const connection of session.connections.values()) {
    const entry = entries.get(connection.id);
    if (!entry) continue;
    for (const one of entry.top) addTo(causes, one, connection);
    for (const { rule, error } of entry.crashed) crashed.push({ rule, connection: connection.id, error });
  }
  const sorted = [...causes.values()].sort((a, b) => rank(a.speaker, ranks) - rank(b.speaker, ranks));
  const findings: Finding[] = [];
  for (const { speaker, by, connections } of sorted) {
    const { rule, match } = speaker;
    const error = troubleWith(speaker);
    if (error !== undefined) crashed.push({ rule: rule.id, connection: by, error });
    else findings.push({ rule: asBad(rule, severityOf(speaker)), connections, match, fixes: speaker.fixes });
  }
  return { findings, verdicts: latest.verdicts, crashed };
}

/** Two connections share a cause when one rule says the same of the same endpoint, or of as much as it names. */
function causeOf(one: Found, { parts }: Connection): string {
  const { rule } = one;
  const name = `${rule.id} ${severityOf(one)}`;
  if (rule.spans === 'tab') return name;
  const endpoint = `${name} ${parts.scheme}://${parts.authority}`;
  return rule.spans === 'endpoint' ? endpoint : `${endpoint}${parts.path}`;
}

function addTo(causes: Map<string, Cause>, one: Found, connection: Connection): void {
  const cause = causeOf(one, connection);
  const known = causes.get(cause);
  if (!known) {
    causes.set(cause, { speaker: one, by: connection.id, connections: [connection.id] });
    return;
  }
  known.connections.push(connection.id);
  if (BY_CONFIDENCE[one.match.confidence] < BY_CONFIDENCE[known.speaker.match.confidence]) {
    known.speaker = one;
    known.by = connection.id;
  }
}

const milder = new WeakMap<Rule, Partial<Record<Severity, Rule>>>();

/** The rule with the severity that the case at hand has. */
function asBad(rule: Rule, severity: Severity): Rule {
  if (severity === rule.severity) return rule;
  const known = milder.get(rule) ?? {};
  milder.set(rule, known);
  known[severity] ??= { ...rule, severity };
  return known[severity];
}

/** The findings that name this connection, worst first. */
export function findingsOf(diagnosis: Diagnosis, connection: ConnectionId): Finding[] {
  return diagnosis.findings.filter(({ connections }) => connections.includes(connection));
}
