import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { rules } from '../../src/rules/index.ts';
import type { Session } from '../../src/session/session.ts';

/** What a case expects where nothing is wrong; hints may be there. */
export const HEALTHY = 'healthy';

export const isExpectation = (name: string): boolean =>
  name === HEALTHY || rules.some(({ id }) => id === name);

/** The rules that today's diagnosis names, the first one first, with their titles. */
export interface Named {
  rule: string;
  title: string;
  isHint: boolean;
}

export const diagnosedIn = (session: Session): Named[] =>
  diagnose(session, rules).findings.map(({ rule, match }) => ({
    rule: rule.id,
    title: match.title ?? rule.title,
    isHint: (match.severity ?? rule.severity) === 'info',
  }));

export function isAsExpected(expected: string, named: readonly Named[]): boolean {
  return expected === HEALTHY ? named.every(({ isHint }) => isHint) : named[0]?.rule === expected;
}

/** For a message: what is named first. */
export const firstOf = ([first]: readonly Named[]): string =>
  first === undefined ? 'nothing' : `${first.rule} ("${first.title}")`;
