/** A rule of the user: a name whose values are secret, or a text that is secret everywhere. */
export type UserRule = { kind: 'name'; name: string } | { kind: 'text'; text: string };

const MOST_RULES = 200;
export const LONGEST_RULE = 1_000;
/** Shorter texts occur in every message. */
export const SHORTEST_TEXT = 3;

/** Rules from stored settings; invalid ones are dropped. Never throws. */
export function readUserRules(stored: unknown): UserRule[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((each) => readRule(each) ?? []).slice(0, MOST_RULES);
}

function readRule(stored: unknown): UserRule | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { kind, name, text } = stored as Record<string, unknown>;
  if (kind === 'name') return isRule(name, 1) ? { kind, name } : undefined;
  if (kind === 'text') return isRule(text, SHORTEST_TEXT) ? { kind, text } : undefined;
  return undefined;
}

function isRule(value: unknown, least: number): value is string {
  return typeof value === 'string' && value.trim().length >= least && value.length <= LONGEST_RULE;
}
