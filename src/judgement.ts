import { type Connection, endOf, isFinished } from './connection.ts';
import { weigh } from './probe/weigh.ts';
import type { Fix, Match, Rule, Severity, Source, Verdict } from './rule.ts';
import type { Session } from './session-state.ts';

/** Whether a source has anything to say of this connection. */
export function hasSource(connection: Connection, source: Source): boolean {
  switch (source) {
    case 'page':
      return connection.context !== undefined;
    case 'wire':
      return connection.wire !== undefined;
    case 'probe':
      return connection.probe !== undefined;
    default:
      return source satisfies never;
  }
}

const SOURCES: readonly Source[] = ['page', 'wire', 'probe'];

/** A set of sources: bit `n` stands for the `n`th. */
type SourceSet = number;

function sourceSet(has: (source: Source) => boolean): SourceSet {
  let set = 0;
  for (const [bit, source] of SOURCES.entries()) if (has(source)) set |= 1 << bit;
  return set;
}

/** A rule, and its verdicts without findings: they say nothing of a connection, so there is one of each kind. */
export interface Judge {
  rule: Rule;
  needs: SourceSet;
  clear: Verdict;
  /** By the set of sources that are missing. */
  unknown: Verdict[];
}

export function judgeFor(rule: Rule): Judge {
  return {
    rule,
    needs: sourceSet((source) => rule.reads.includes(source)),
    clear: { outcome: 'clear', rule },
    unknown: Array.from({ length: 1 << SOURCES.length }, (_, set) => ({
      outcome: 'unknown',
      rule,
      missing: SOURCES.filter((_source, bit) => set & (1 << bit)),
    })),
  };
}

export type Found = Extract<Verdict, { outcome: 'found' }>;

const troubles = new WeakMap<Found, string>();

/** Fixes are worked out when somebody asks for them: of many connections with one cause, one is shown. */
function found(rule: Rule, match: Match, connection: Connection, session: Session): Found {
  let fixes: Fix[] | undefined;
  const verdict: Found = {
    outcome: 'found',
    rule,
    match,
    get fixes() {
      if (fixes) return fixes;
      try {
        fixes = rule.fixes(match, connection, session);
      } catch (error) {
        troubles.set(verdict, messageOf(error));
        fixes = [];
      }
      return fixes;
    },
  };
  return verdict;
}

/** What a rule threw when it was asked for its fixes. */
export function troubleWith(verdict: Found): string | undefined {
  return verdict.fixes.length > 0 ? undefined : troubles.get(verdict);
}

function judgeOne(judge: Judge, connection: Connection, session: Session): Verdict {
  const { rule, clear } = judge;
  try {
    const match = rule.detect(connection, session);
    return match ? found(rule, weigh(rule.id, match, connection), connection, session) : clear;
  } catch (error) {
    return { outcome: 'crashed', rule, error: messageOf(error) };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** How bad a match is: the rule's word, unless the case at hand is milder. */
export function severityOf({ rule, match }: { rule: Rule; match: Match }): Severity {
  return match.severity ?? rule.severity;
}

export interface Judgement {
  /** Of every rule, in the order of the list. */
  verdicts: readonly Verdict[];
  found: Found[];
  crashed: Extract<Verdict, { outcome: 'crashed' }>[];
}

/**
 * All rules on one connection; a rule that throws never stops the rest. `before` are the verdicts of the last time: they
 * are handed on where they are the same, since most connections have nothing new to say.
 */
export function judge(
  connection: Connection,
  session: Session,
  judges: readonly Judge[],
  before: readonly Verdict[] = [],
): Judgement {
  let verdicts: Verdict[] | undefined;
  const found: Found[] = [];
  const crashed: Judgement['crashed'] = [];
  const lacking = ~sourceSet((source) => hasSource(connection, source));
  let index = -1;
  for (const one of judges) {
    index += 1;
    const missing = one.needs & lacking;
    const verdict = (missing && one.unknown[missing]) || judgeOne(one, connection, session);
    if (verdict.outcome === 'found') found.push(verdict);
    else if (verdict.outcome === 'crashed') crashed.push(verdict);
    if (verdict === before[index]) continue;
    verdicts ??= before.length > 0 ? [...before] : [];
    verdicts[index] = verdict;
  }
  if (found.length < 2 || !verdicts) return { verdicts: verdicts ?? before, found, crashed };
  return giveWay({ verdicts, found, crashed }, judges);
}

/** Rules that know less than another of the same connection give way to it. */
function giveWay({ verdicts, found, crashed }: Judgement, judges: readonly Judge[]): Judgement {
  const outranked = new Set(found.flatMap(({ rule }) => rule.outranks ?? []));
  const explained = found.some(
    (one) =>
      !one.rule.general && !one.rule.beside && severityOf(one) !== 'info' && !outranked.has(one.rule.id),
  );
  const stays = ({ rule }: Verdict): boolean => !(explained && rule.general) && !outranked.has(rule.id);
  return {
    verdicts: verdicts.map((verdict, index) =>
      verdict.outcome === 'found' && !stays(verdict) ? (judges[index]?.clear ?? verdict) : verdict,
    ),
    found: found.filter(stays),
    crashed,
  };
}

/** Longer after its end than any rule waits for something, in milliseconds. */
const SETTLED = 12_000;

/** What a judgement rests on beside the rules: while it is the same, so is the judgement. */
export interface Grounds {
  revision: number;
  told: number;
  surroundings: number;
  shared: number;
  failures: number;
  clock: number;
}

export function groundsOf(connection: Connection, session: Session): Grounds {
  return {
    revision: connection.revision,
    told: connection.told,
    surroundings: connection.surroundings,
    shared: session.surroundings,
    failures: failuresFor(connection, session),
    clock: clockFor(connection, session),
  };
}

/** Asked for every connection at every diagnosis, so that nothing is made for the answer. */
export function holdGrounds(grounds: Grounds, connection: Connection, session: Session): boolean {
  return (
    grounds.revision === connection.revision &&
    grounds.surroundings === connection.surroundings &&
    grounds.shared === session.surroundings &&
    (grounds.clock === session.clock || grounds.clock === clockFor(connection, session)) &&
    grounds.failures === failuresFor(connection, session)
  );
}

/** Only a handshake that is going on is held back by the failures of others. */
function failuresFor({ state }: Connection, { failureCount }: Session): number {
  return state === 'connecting' ? failureCount : 0;
}

/** Time goes on for what lives, and for a while after its end. */
function clockFor(connection: Connection, { clock }: Session): number {
  return isFinished(connection) && clock - endOf(connection) > SETTLED ? Number.POSITIVE_INFINITY : clock;
}

/** Whether two matches of one rule say the same. */
export function isSameMatch(a: Match, b: Match): boolean {
  if (a.confidence !== b.confidence || a.severity !== b.severity) return false;
  if (a.title !== b.title || a.raise !== b.raise || a.evidence.length !== b.evidence.length) return false;
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
