import { changeCount, changedSince } from '../session/change-log.ts';
import type { Connection, ConnectionId } from '../session/connection.ts';
import type { Session } from '../session/session.ts';
import {
  CLOCK,
  changesSince,
  type DiagnosisInputs,
  diagnosisInputs,
  EVERYTHING,
  MESSAGES,
  NO_CHANGE,
} from './cache-key.ts';
import {
  type CompiledRule,
  compileRule,
  evaluateRules,
  type Found,
  fixError,
  isSameMatch,
  reevaluateRules,
  severityOf,
} from './evaluate-rules.ts';
import { BY_CONFIDENCE, rank } from './rank.ts';
import type { Finding, Rule, Severity, Verdict } from './rule.ts';

export interface Diagnosis {
  /** Worst and most certain first; one cause of several connections is one finding. */
  findings: Finding[];
  /** Of every connection; this map belongs to the latest diagnosis of its session. */
  verdicts: Map<ConnectionId, readonly Verdict[]>;
  crashed: { rule: string; connection: ConnectionId; error: string }[];
}

/** A connection's judgement, and what it rested on. */
interface Entry {
  inputs: DiagnosisInputs;
  /** What each rule said, before any gave way to another. */
  rawVerdicts: readonly Verdict[];
  /** The worst few of what was found, worst first. */
  top: readonly Found[];
  /** Of each of them, what it has in common with others of the same cause. */
  causes: readonly string[];
  crashed: { rule: string; error: string }[];
}

interface Memory {
  rules: readonly Rule[];
  judges: readonly CompiledRule[];
  /** By what is new: those that look at it. */
  following: readonly (readonly CompiledRule[])[];
  ranks: Map<Rule, number>;
  entries: Map<ConnectionId, Entry>;
  latest: Diagnosis;
  /** How the session was when it was last looked at. */
  lookedAt?: { changes: number; clock: number; surroundings: number; failureCount: number };
}

const memories = new WeakMap<Session, Memory>();

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
  for (const connection of connectionsToEvaluate(memory, seen)) {
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

/** The connections that something can be new of: those that changed, unless what all of them look at did. */
function* connectionsToEvaluate(memory: Memory, session: Session): Generator<Connection> {
  const { connections, changes, clock, sharedRevision, failureCount } = session;
  const { lookedAt } = memory;
  memory.lookedAt = { changes: changeCount(changes), clock, surroundings: sharedRevision, failureCount };
  const same =
    lookedAt?.clock === clock &&
    lookedAt.surroundings === sharedRevision &&
    lookedAt.failureCount === failureCount;
  const changed = same ? changedSince(changes, lookedAt.changes) : undefined;
  if (!changed) {
    yield* connections.values();
    return;
  }
  for (const id of changed) {
    const connection = connections.get(id);
    if (connection) yield connection;
  }
}

function memoryOf(session: Session, rules: readonly Rule[]): Memory {
  let memory = memories.get(session);
  if (memory?.rules === rules) return memory;
  const judges = rules.map(compileRule);
  memory = {
    rules,
    judges,
    following: [MESSAGES, CLOCK, MESSAGES | CLOCK].reduce<CompiledRule[][]>((sets, news) => {
      sets[news] = judges.filter(({ rule }) => followedBy(rule) & news);
      return sets;
    }, []),
    ranks: new Map(rules.map((rule, rank) => [rule, rank])),
    entries: new Map(),
    latest: { findings: [], verdicts: new Map(), crashed: [] },
  };
  memories.set(session, memory);
  return memory;
}

function followedBy({ dependsOn = [] }: Rule): number {
  return (dependsOn.includes('messages') ? MESSAGES : 0) | (dependsOn.includes('clock') ? CLOCK : 0);
}

/** Judges a connection anew if there is reason to; true when something else was found than before. */
function refresh(memory: Memory, connection: Connection, session: Session): boolean {
  if (connection.initiatedBy !== undefined) return false;
  const known = memory.entries.get(connection.id);
  const news = known ? changesSince(known.inputs, connection, session) : EVERYTHING;
  if (news === NO_CHANGE) return false;
  const grounds = diagnosisInputs(connection, session);
  const asked = memory.following[news];
  const judgement =
    known && asked
      ? reevaluateRules(connection, session, {
          news,
          asked,
          judges: memory.judges,
          before: known.rawVerdicts,
        })
      : evaluateRules(connection, session, memory.judges);
  if (!judgement) {
    if (known) known.inputs = grounds;
    return false;
  }
  const { rawVerdicts, verdicts, found, crashed } = judgement;
  const top = topOf(found, memory);
  memory.latest.verdicts.set(connection.id, verdicts);
  if (known && crashed.length + known.crashed.length === 0 && isSameFinding(known, top, grounds)) {
    known.inputs = grounds;
    known.rawVerdicts = rawVerdicts;
    return false;
  }
  memory.entries.set(connection.id, {
    inputs: grounds,
    rawVerdicts,
    top,
    causes: top.map((one) => causeOf(one, connection)),
    crashed: crashed.map(({ rule, error }) => ({ rule: rule.id, error })),
  });
  return top.length + crashed.length > 0 || known !== undefined;
}

/** What says the same as before, and has the same to advise, is left as it is, so that a busy socket costs little. */
function isSameFinding(
  known: Entry,
  top: readonly Found[],
  { shared, relatedRevision, adviceRevision }: DiagnosisInputs,
): boolean {
  if (known.top.length !== top.length) return false;
  if (top.length === 0) return true;
  const before = known.inputs;
  if (
    before.shared !== shared ||
    before.relatedRevision !== relatedRevision ||
    before.adviceRevision !== adviceRevision
  )
    return false;
  return top.every(({ rule, match }, index) => {
    const other = known.top[index];
    return rule === other?.rule && isSameMatch(match, other.match);
  });
}

function topOf(found: readonly Found[], { ranks }: Memory): readonly Found[] {
  if (found.length < 2) return found;
  return found.toSorted((a, b) => rank(a, ranks) - rank(b, ranks)).slice(0, MOST_FINDINGS);
}

/** One cause and the connections that show it, of which the surest speaks for all. */
interface Cause {
  representative: Found;
  by: ConnectionId;
  connections: [ConnectionId, ...ConnectionId[]];
}

function assemble({ entries, latest, ranks }: Memory, session: Session): Diagnosis {
  const causes = new Map<string, Cause>();
  const crashed: Diagnosis['crashed'] = [];
  for (const connection of session.connections.values()) {
    const entry = entries.get(connection.id);
    if (!entry) continue;
    for (const [index, one] of entry.top.entries())
      addTo(causes, entry.causes[index] ?? '', one, connection.id);
    for (const { rule, error } of entry.crashed) crashed.push({ rule, connection: connection.id, error });
  }
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
        fixes: representative.fixes,
      });
  }
  return { findings, verdicts: latest.verdicts, crashed };
}

/** Two connections share a cause when one rule says the same of the same endpoint, or of as much as it names. */
function causeOf(one: Found, { parsedUrl }: Connection): string {
  const { rule } = one;
  const name = `${rule.id} ${severityOf(one)}`;
  if (rule.scope === 'tab') return name;
  const endpoint = `${name} ${parsedUrl.scheme}://${parsedUrl.authority}`;
  return rule.scope === 'endpoint' ? endpoint : `${endpoint}${parsedUrl.path}`;
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

/** The rule with the severity that the case at hand has. */
function withSeverity(rule: Rule, severity: Severity): Rule {
  if (severity === rule.severity) return rule;
  const known = severityVariants.get(rule) ?? {};
  severityVariants.set(rule, known);
  known[severity] ??= { ...rule, severity };
  return known[severity];
}

/** The findings that name this connection, worst first. */
export function findingsOf(diagnosis: Diagnosis, connection: ConnectionId): Finding[] {
  return diagnosis.findings.filter(({ connections }) => connections.includes(connection));
}
