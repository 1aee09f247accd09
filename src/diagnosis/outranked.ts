import { type Found, type Rule, severityOf } from './rule.ts';

const anyStays = (): boolean => true;

/** Which rules no more specific one replaces. */
export function notOutranked(found: readonly Found[]): (verdict: Found) => boolean {
  if (found.length < 2) return anyStays;
  const named = new Set(found.flatMap(({ rule }) => rule.suppresses ?? []));
  const explainedExactly = new Set(
    found.flatMap(({ rule }) => (rule.specificity === 'named cause' ? (rule.explains ?? []) : [])),
  );
  const outranked = ({ id, specificity, explains = [] }: Rule): boolean =>
    named.has(id) ||
    (specificity !== 'named cause' && explains.some((failure) => explainedExactly.has(failure)));
  const explained = found.some(
    (one) =>
      one.rule.specificity !== 'fallback' &&
      !one.rule.sideFinding &&
      severityOf(one) !== 'info' &&
      !outranked(one.rule),
  );
  return ({ rule }) => !(explained && rule.specificity === 'fallback') && !outranked(rule);
}
