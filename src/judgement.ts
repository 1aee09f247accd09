import { type Connection, endOf, isFinished } from './connection.ts';
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
      return false;
    default:
      return source satisfies never;
  }
}

/** Verdicts without findings say nothing of a connection, so each rule has one of each kind. */
const CLEAR = new WeakMap<Rule, Verdict>();

function clear(rule: Rule): Verdict {
  let verdict = CLEAR.get(rule);
  if (!verdict) {
    verdict = { outcome: 'clear', rule };
    CLEAR.set(rule, verdict);
  }
  return verdict;
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

function judgeOne(rule: Rule, connection: Connection, session: Session): Verdict {
  try {
    for (const source of rule.reads) {
      if (hasSource(connection, source)) continue;
      return {
        outcome: 'unknown',
        rule,
        missing: rule.reads.filter((one) => !hasSource(connection, one)),
      };
    }
    const match = rule.detect(connection, session);
    return match ? found(rule, match, connection, session) : clear(rule);
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

/** All rules on one connection, in the order of the list; a rule that throws never stops the rest. */
export function judge(connection: Connection, session: Session, rules: readonly Rule[]): Verdict[] {
  const verdicts = rules.map((rule) => judgeOne(rule, connection, session));
  const matches = verdicts.filter((verdict) => verdict.outcome === 'found');
  if (matches.length < 2) return verdicts;
  const outranked = new Set(matches.flatMap(({ rule }) => rule.outranks ?? []));
  const explained = matches.some(
    (one) =>
      !one.rule.general && !one.rule.beside && severityOf(one) !== 'info' && !outranked.has(one.rule.id),
  );
  if (!explained && outranked.size === 0) return verdicts;
  return verdicts.map((verdict) => {
    if (verdict.outcome !== 'found') return verdict;
    const { rule } = verdict;
    return (explained && rule.general) || outranked.has(rule.id) ? clear(rule) : verdict;
  });
}

/** Nothing that happens later than this after a connection's end is news to it, in milliseconds. */
const SETTLED = 60_000;

/** What a judgement rests on beside the rules: while it is the same, so is the judgement. */
export interface Grounds {
  revision: number;
  surroundings: number;
  shared: number;
  failures: number;
  clock: number;
}

export function groundsOf(connection: Connection, session: Session): Grounds {
  const finished = isFinished(connection);
  const settled = finished && session.clock - endOf(connection) > SETTLED;
  return {
    revision: connection.revision,
    surroundings: connection.surroundings,
    shared: session.surroundings,
    failures: connection.state === 'connecting' ? session.failureCount : 0,
    clock: settled ? Number.POSITIVE_INFINITY : session.clock,
  };
}
