import { type Found, type Rule, severityOf } from './rule.ts';

const BY_SEVERITY = { error: 0, warning: 1, info: 2 } as const;
export const BY_CONFIDENCE = { certain: 0, likely: 1, possible: 2 } as const;
/** An explanation of the end comes before side findings, however certain. */
const BESIDE = 3;

/** Smaller is worse or more certain; `places` is the order of the rules. */
export function rank(one: Found, places: ReadonlyMap<Rule, number>): number {
  const { rule, match } = one;
  const sureness = (rule.sideFinding ? BESIDE : 0) + BY_CONFIDENCE[match.confidence];
  return BY_SEVERITY[severityOf(one)] * 1e6 + sureness * 1e5 + (places.get(rule) ?? 0);
}
