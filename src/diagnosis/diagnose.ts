import { changeCount, changedSince } from '../session/change-log.ts';
import type { ConnectionId, ConnectionWithMessages } from '../session/connection.ts';
import { createLookups } from '../session/lookups.ts';
import type { Session } from '../session/session.ts';
import { runToEnd } from '../shared/run-generator.ts';
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
  type Evaluation,
  evaluateRules,
  isSameMatch,
  reevaluateRules,
} from './evaluate-rules.ts';
import { type ConnectionResult, causeOf, groupCauses } from './group-causes.ts';
import { rank } from './rank.ts';
import type { Finding, Found, Rule, Verdict } from './rule.ts';

export interface Findings {
  /** Worst and most certain first; one cause of several connections is one finding. */
  readonly findings: readonly Finding[];
  readonly crashed: readonly { rule: string; connection: ConnectionId; error: string }[];
  /** Findings that were counted only. */
  readonly more?: number;
}

export interface Diagnosis extends Findings {
  /** Per connection, in the order of the rules. */
  readonly verdicts: ReadonlyMap<ConnectionId, readonly Verdict[]>;
}

/** Diagnoses one session repeatedly; the cost depends on what has changed. */
export interface Diagnoser {
  /** A result that later updates do not change; the same object while nothing has changed. */
  update(session: Session): Diagnosis;
  /** The same with rests in between; the session must not change before the end. */
  updateInParts(session: Session): Generator<void, Diagnosis>;
}

/** What was found on a connection, and the inputs that the result depends on. */
interface Entry extends ConnectionResult {
  inputs: DiagnosisInputs;
  /** What each rule returned, before any was suppressed by another. */
  rawVerdicts: readonly Verdict[];
}

interface Cache {
  session: Session;
  compiledRules: readonly CompiledRule[];
  /** By what has changed: the rules that depend on it. */
  dependents: readonly (readonly CompiledRule[])[];
  ranks: ReadonlyMap<Rule, number>;
  entries: Map<ConnectionId, Entry>;
  latest: Diagnosis;
  /** The verdicts that the current update has changed so far; absent while it has changed none. */
  verdicts?: Map<ConnectionId, readonly Verdict[]>;
  /** State of the session at the last update. */
  lookedAt?: { changes: number; clock: number; sharedRevision: number; failureRevision: number };
}

/** More causes for one connection do not help. */
const MOST_FINDINGS = 3;

/** Pure: the same session gives the same result, to the second of its clock. `rules` are in order of priority. */
export function diagnose(session: Session, rules: readonly Rule[]): Diagnosis {
  return createDiagnoser(rules).update(session);
}

/** The place of each rule in the list. */
export const ranksOf = (rules: readonly Rule[]): ReadonlyMap<Rule, number> =>
  new Map(rules.map((rule, rank) => [rule, rank]));

/** The session as rules read it: it does not change during a diagnosis, and its clock moves by whole seconds. */
export const forRules = (session: Session): Session => ({
  ...session,
  clock: Math.floor(session.clock / 1_000) * 1_000,
  lookups: createLookups(),
});

/** `rules` are in order of priority. What has not changed since the last update is not evaluated again. */
export function createDiagnoser(rules: readonly Rule[]): Diagnoser {
  let cache: Cache | undefined;
  const updateInParts = (session: Session): Generator<void, Diagnosis> => {
    if (cache?.session !== session) cache = createCache(session, rules);
    return updateCache(cache, session);
  };
  return { update: (session) => runToEnd(updateInParts(session)), updateInParts };
}

/** So many connections are evaluated in between two rests. */
const BATCH = 20;

function* updateCache(cache: Cache, session: Session): Generator<void, Diagnosis> {
  const { entries } = cache;
  const seen = forRules(session);
  let changed = false;
  let evaluated = 0;
  for (const connection of connectionsToEvaluate(cache, seen)) {
    if (refresh(cache, connection, seen)) changed = true;
    evaluated += 1;
    if (evaluated % BATCH === 0) yield;
  }
  // Sizes tell nothing: the session may have lost one connection and got one that is not evaluated.
  for (const id of entries.keys()) {
    if (session.connections.has(id)) continue;
    changed = true;
    entries.delete(id);
    changedVerdicts(cache).delete(id);
  }
  const { latest, verdicts = latest.verdicts } = cache;
  if (changed) cache.latest = { ...groupCauses(session, entries, cache.ranks), verdicts };
  else if (verdicts !== latest.verdicts) cache.latest = { ...latest, verdicts };
  delete cache.verdicts;
  return cache.latest;
}

/** A copy, made at the first change of an update, so that earlier results do not change. */
function changedVerdicts(cache: Cache): Map<ConnectionId, readonly Verdict[]> {
  cache.verdicts ??= new Map(cache.latest.verdicts);
  return cache.verdicts;
}

/** The connections that changed; all of them, if something changed that every rule may read. */
function* connectionsToEvaluate(cache: Cache, session: Session): Generator<ConnectionWithMessages> {
  const { connections, changes, clock, sharedRevision, failureRevision } = session;
  const { lookedAt } = cache;
  cache.lookedAt = { changes: changeCount(changes), clock, sharedRevision, failureRevision };
  const same =
    lookedAt?.clock === clock &&
    lookedAt.sharedRevision === sharedRevision &&
    lookedAt.failureRevision === failureRevision;
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

function createCache(session: Session, rules: readonly Rule[]): Cache {
  const compiledRules = rules.map(compileRule);
  return {
    session,
    compiledRules,
    dependents: [MESSAGES, CLOCK, MESSAGES | CLOCK].reduce<CompiledRule[][]>((sets, changes) => {
      sets[changes] = compiledRules.filter(({ rule }) => dependenciesOf(rule) & changes);
      return sets;
    }, []),
    ranks: ranksOf(rules),
    entries: new Map(),
    latest: { findings: [], verdicts: new Map(), crashed: [] },
  };
}

function dependenciesOf({ dependsOn = [] }: Rule): number {
  return (dependsOn.includes('messages') ? MESSAGES : 0) | (dependsOn.includes('clock') ? CLOCK : 0);
}

/** Evaluates a connection again if its inputs changed; true if the findings changed. */
function refresh(cache: Cache, connection: ConnectionWithMessages, session: Session): boolean {
  if (connection.initiatedBy !== undefined) return false;
  const known = cache.entries.get(connection.id);
  const changes = known ? changesSince(known.inputs, connection, session) : EVERYTHING;
  if (changes === NO_CHANGE) return false;
  const inputs = diagnosisInputs(connection, session);
  const dependents = cache.dependents[changes];
  const evaluation =
    known && dependents
      ? reevaluateRules(connection, session, {
          changes,
          dependents,
          compiledRules: cache.compiledRules,
          before: known.rawVerdicts,
        })
      : evaluateRules(connection, session, cache.compiledRules);
  if (!evaluation) {
    if (known) known.inputs = inputs;
    return false;
  }
  const { rawVerdicts, verdicts, found, crashed } = evaluation;
  const top = topOf(found, cache.ranks);
  changedVerdicts(cache).set(connection.id, verdicts);
  if (known && crashed.length + known.crashed.length === 0 && isSameFinding(known, top, inputs)) {
    known.inputs = inputs;
    known.rawVerdicts = rawVerdicts;
    return false;
  }
  cache.entries.set(connection.id, { inputs, rawVerdicts, ...resultOf(connection, top, crashed) });
  return top.length + crashed.length > 0 || known !== undefined;
}

export function resultOf(
  connection: ConnectionWithMessages,
  top: readonly Found[],
  crashed: Evaluation['crashed'],
): ConnectionResult {
  return {
    top,
    causes: top.map((one) => causeOf(one, connection)),
    crashed: crashed.map(({ rule, error }) => ({ rule: rule.id, error })),
  };
}

/** A result with the same findings and the same fixes is kept, so that a busy connection costs little. */
function isSameFinding(
  known: Entry,
  top: readonly Found[],
  { shared, adviceRevision }: DiagnosisInputs,
): boolean {
  if (known.top.length !== top.length) return false;
  if (top.length === 0) return true;
  const before = known.inputs;
  if (before.shared !== shared || before.adviceRevision !== adviceRevision) return false;
  return top.every(({ rule, match }, index) => {
    const other = known.top[index];
    return rule === other?.rule && isSameMatch(match, other.match);
  });
}

export function topOf(found: readonly Found[], ranks: ReadonlyMap<Rule, number>): readonly Found[] {
  if (found.length < 2) return found;
  return found.toSorted((a, b) => rank(a, ranks) - rank(b, ranks)).slice(0, MOST_FINDINGS);
}

/** The findings that name this connection, worst first. */
export function findingsOf(diagnosis: Diagnosis, connection: ConnectionId): Finding[] {
  return diagnosis.findings.filter(({ connections }) => connections.includes(connection));
}
