/** Arguments of a tool, as a client sent them. */
export type Given = Readonly<Record<string, unknown>>;

/** Thrown for what a caller can correct; the message says how. */
export class CallError extends Error {}

export function textOf(given: Given, name: string): string | undefined {
  const value = given[name];
  if (value === undefined) return undefined;
  if (typeof value === 'string' && value !== '') return value;
  throw new CallError(`${name} must be a text.`);
}

export function requiredText(given: Given, name: string, hint: string): string {
  const value = textOf(given, name);
  if (value === undefined) throw new CallError(`${name} is missing. ${hint}`);
  return value;
}

export function numberOf(given: Given, name: string, least: number, most: number, otherwise: number): number {
  const value = given[name] ?? otherwise;
  if (typeof value === 'number' && value >= least && value <= most) return value;
  throw new CallError(`${name} must be a number from ${least} to ${most}.`);
}

export function textsOf(given: Given, name: string): string[] {
  const value = given[name] ?? [];
  if (Array.isArray(value) && value.every((each): each is string => typeof each === 'string')) return value;
  throw new CallError(`${name} must be a list of texts.`);
}

export function oneOf<const T extends string>(
  given: Given,
  name: string,
  allowed: readonly T[],
): T | undefined {
  const value = textOf(given, name);
  const found = allowed.find((each) => each === value);
  if (value === undefined || found !== undefined) return found;
  throw new CallError(`${name} must be one of ${allowed.join(', ')}.`);
}
