import type { WireSource } from '../capture/wire-entry.ts';
import type { ConnectionWithMessages } from '../session/connection.ts';
import type { Session } from '../session/session.ts';
import { type ChangeSet, CLOCK } from './cache-key.ts';
import { withLogEvidence } from './log-evidence.ts';
import { notOutranked } from './outranked.ts';
import type { Fix, Found, Match, Rule, Source, Verdict } from './rule.ts';
import { adjustConfidence } from './weigh-experiments.ts';

/** Whether a source has data on this connection. */
export function hasSource(connection: ConnectionWithMessages, source: Source): boolean {
  switch (source) {
    case 'page':
      return connection.context !== undefined || tellsOfEnd(connection);
    case 'wire':
      return connection.wire !== undefined;
    case 'probe':
      return connection.probe !== undefined;
    default:
      return source satisfies never;
  }
}

/** A net log that was joined, a packet capture and some servers' logs have the end as the page saw it. */
const tellsOfEnd = ({ wire }: ConnectionWithMessages): boolean =>
  wire?.entry.close !== undefined && KNOWS_WHO.has(wire.entry.by ?? 'har');
const KNOWS_WHO: ReadonlySet<WireSource> = new Set(['net-log', 'packet-capture', 'server-log']);

const SOURCES: readonly Source[] = ['page', 'wire', 'probe'];

/** A set of sources: bit `n` is the `n`th. */
type SourceSet = number;

function sourceSet(has: (source: Source) => boolean): SourceSet {
  let set = 0;
  for (const [bit, source] of SOURCES.entries()) if (has(source)) set |= 1 << bit;
  return set;
}

/** A rule and its verdicts without findings: they do not depend on the connection, so one object of each is enough. */
export interface CompiledRule {
  rule: Rule;
  /** The rule's position in the list. */
  place: number;
  needs: SourceSet;
  clear: Verdict;
  /** By the set of sources that are missing. */
  unknown: Verdict[];
}

export function compileRule(rule: Rule, place: number): CompiledRule {
  return {
    rule,
    place,
    needs: sourceSet((source) => rule.requires.includes(source)),
    clear: { outcome: 'clear', rule },
    unknown: Array.from({ length: 1 << SOURCES.length }, (_, set) => ({
      outcome: 'unknown',
      rule,
      missing: SOURCES.filter((_source, bit) => set & (1 << bit)),
    })),
  };
}

const troubles = new WeakMap<Found, string>();

/** Of many connections with one cause, one is shown. A getter would cost each verdict a hidden class of its own. */
function found(rule: Rule, match: Match, connection: ConnectionWithMessages, session: Session): Found {
  let made: Fix[] | undefined;
  const fixes = (): Fix[] => {
    if (made) return made;
    try {
      made = rule.fixes(match, connection, session);
    } catch (error) {
      troubles.set(verdict, messageOf(error));
      made = [];
    }
    return made;
  };
  const verdict: Found = { outcome: 'found', rule, match, fixes };
  return verdict;
}

/** The exception of a rule's `fixes`. */
export function fixError(verdict: Found): string | undefined {
  return verdict.fixes().length > 0 ? undefined : troubles.get(verdict);
}

function evaluateRule(compiled: CompiledRule, connection: ConnectionWithMessages, session: Session): Verdict {
  const { rule, clear } = compiled;
  try {
    const match = rule.detect(connection, session);
    if (!match) return clear;
    const proven = withLogEvidence(rule, adjustConfidence(rule, match, connection), connection);
    return found(rule, proven, connection, session);
  } catch (error) {
    return { outcome: 'crashed', rule, error: messageOf(error) };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export interface Evaluation {
  /** The verdict of each rule, in the order of the list. */
  rawVerdicts: readonly Verdict[];
  /** The same, where suppressed rules count as clear. */
  verdicts: readonly Verdict[];
  found: Found[];
  crashed: Extract<Verdict, { outcome: 'crashed' }>[];
}

/** All rules on one connection; a rule that throws never stops the rest. */
export function evaluateRules(
  connection: ConnectionWithMessages,
  session: Session,
  compiledRules: readonly CompiledRule[],
): Evaluation {
  const absent = missingSources(connection);
  return collectVerdicts(
    compiledRules.map((one) => verdictOf(one, connection, session, absent)),
    compiledRules,
  );
}

/** The findings alone, for a session that is judged once: a list of all verdicts would be the most memory of it. */
export function findOn(
  connection: ConnectionWithMessages,
  session: Session,
  compiledRules: readonly CompiledRule[],
): Pick<Evaluation, 'found' | 'crashed'> {
  const absent = missingSources(connection);
  const found: Found[] = [];
  const crashed: Evaluation['crashed'] = [];
  for (const one of compiledRules) {
    const verdict = verdictOf(one, connection, session, absent);
    if (verdict.outcome === 'found') found.push(verdict);
    else if (verdict.outcome === 'crashed') crashed.push(verdict);
  }
  return { found: found.filter(notOutranked(found)), crashed };
}

interface Again {
  changes: ChangeSet;
  dependents: readonly CompiledRule[];
  compiledRules: readonly CompiledRule[];
  /** The earlier verdicts of all rules. */
  before: readonly Verdict[];
}

/**
 * Evaluates some of the rules again and reuses the other verdicts; undefined when nothing changed. The missing sources,
 * and everything that fixes depend on, must be the same as before.
 */
export function reevaluateRules(
  connection: ConnectionWithMessages,
  session: Session,
  { changes, dependents, compiledRules, before }: Again,
): Evaluation | undefined {
  const absent = missingSources(connection);
  let rawVerdicts: Verdict[] | undefined;
  for (const one of dependents) {
    const earlier = before[one.place];
    if (changes === CLOCK && earlier && isStillValid(earlier, session)) continue;
    const verdict = verdictOf(one, connection, session, absent);
    if (isSameVerdict(verdict, earlier)) continue;
    rawVerdicts ??= [...before];
    rawVerdicts[one.place] = verdict;
  }
  return rawVerdicts && collectVerdicts(rawVerdicts, compiledRules);
}

function missingSources(connection: ConnectionWithMessages): SourceSet {
  return ~sourceSet((source) => hasSource(connection, source));
}

function verdictOf(
  one: CompiledRule,
  connection: ConnectionWithMessages,
  session: Session,
  absent: SourceSet,
): Verdict {
  const missing = one.needs & absent;
  return (missing && one.unknown[missing]) || evaluateRule(one, connection, session);
}

function isStillValid(verdict: Verdict, { clock }: Session): boolean {
  return (
    verdict.outcome === 'found' && verdict.match.validUntil !== undefined && clock < verdict.match.validUntil
  );
}

function isSameVerdict(verdict: Verdict, other: Verdict | undefined): boolean {
  if (verdict === other) return true;
  return verdict.outcome === 'found' && other?.outcome === 'found' && isSameMatch(verdict.match, other.match);
}

function collectVerdicts(
  rawVerdicts: readonly Verdict[],
  compiledRules: readonly CompiledRule[],
): Evaluation {
  const found: Found[] = [];
  const crashed: Evaluation['crashed'] = [];
  for (const verdict of rawVerdicts) {
    if (verdict.outcome === 'found') found.push(verdict);
    else if (verdict.outcome === 'crashed') crashed.push(verdict);
  }
  const stays = notOutranked(found);
  if (found.every(stays)) return { rawVerdicts, verdicts: rawVerdicts, found, crashed };
  return {
    rawVerdicts,
    verdicts: rawVerdicts.map((verdict, place) =>
      verdict.outcome === 'found' && !stays(verdict) ? (compiledRules[place]?.clear ?? verdict) : verdict,
    ),
    found: found.filter(stays),
    crashed,
  };
}

/** Whether two matches of one rule are equal. */
export function isSameMatch(a: Match, b: Match): boolean {
  if (a.confidence !== b.confidence || a.severity !== b.severity || a.validUntil !== b.validUntil)
    return false;
  if (a.title !== b.title || a.howToConfirm !== b.howToConfirm || a.evidence.length !== b.evidence.length)
    return false;
  const names = Object.keys(a.facts);
  if (names.length !== Object.keys(b.facts).length) return false;
  if (names.some((name) => a.facts[name] !== b.facts[name])) return false;
  return a.evidence.every(({ fact, events }, index) => {
    const other = b.evidence[index];
    return (
      fact === other?.fact &&
      events.length === other.events.length &&
      events.every((id, at) => id === other.events[at])
    );
  });
}
