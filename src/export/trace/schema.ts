/**
 * A description of JSON that is read three ways: TypeScript holds it against the type it describes, `checkSchema`
 * holds a value against it, and `toJsonSchema` publishes it. The core takes no library, and this is smaller than one.
 */
export type Shape =
  | { type: 'text'; most: number }
  | { type: 'number'; least: number; most: number; whole: boolean }
  | { type: 'flag' }
  | { type: 'value'; allowed: readonly (string | number | boolean | null)[] }
  | { type: 'list'; of: Shape }
  | { type: 'record'; fields: Readonly<Record<string, Field>>; verify?: Verify; note?: string }
  /** A record whose `by` field tells which of the cases it is. */
  | { type: 'choice'; by: string; cases: Readonly<Record<string, Shape>> }
  | { type: 'nullable'; of: Shape };

/** What the shapes alone cannot say; returns the fault as half a sentence. */
type Verify = (value: Record<string, unknown>) => string | undefined;

interface Field {
  shape: Shape;
  optional: boolean;
}

/** A shape and the type of the values it accepts; the type is never there at run time. */
export type Schema<T> = Shape & { readonly accepts?: T };
interface Optional<T> {
  readonly optional: Schema<T>;
}

type Fields<T> = {
  [K in keyof T]-?: Record<never, never> extends Pick<T, K>
    ? Optional<Exclude<T[K], undefined>>
    : Schema<T[K]>;
};

/** Longer texts than this no engine can hold (V8: 2^29 - 24 units). */
const LONGEST_TEXT = 2 ** 29;

export const text = (most = LONGEST_TEXT): Schema<string> => ({ type: 'text', most });
export const flag: Schema<boolean> = { type: 'flag' };
export const count: Schema<number> = { type: 'number', least: 0, most: Number.MAX_SAFE_INTEGER, whole: true };
/** Counted from 1. */
export const ordinal: Schema<number> = {
  type: 'number',
  least: 1,
  most: Number.MAX_SAFE_INTEGER,
  whole: true,
};
export const number = (least: number, most: number, whole = false): Schema<number> => ({
  type: 'number',
  least,
  most,
  whole,
});
/** Epoch milliseconds that a `Date` can hold (ECMA-262 section 21.4.1.1). */
export const time: Schema<number> = number(0, 8.64e15);

export function value<const T extends string | number | boolean | null>(...allowed: T[]): Schema<T> {
  return { type: 'value', allowed };
}

export function list<T>(of: Schema<T>): Schema<T[]> {
  return { type: 'list', of };
}

export function nullable<T>(of: Schema<T>): Schema<T | null> {
  return { type: 'nullable', of };
}

export function optional<T>(schema: Schema<T>): Optional<T> {
  return { optional: schema };
}

export function record<T>(fields: Fields<T>, more: { verify?: Verify; note?: string } = {}): Schema<T> {
  const entries = Object.entries<Optional<unknown> | Shape>(fields).map(([name, field]): [string, Field] => [
    name,
    'optional' in field ? { shape: field.optional, optional: true } : { shape: field, optional: false },
  ]);
  return { type: 'record', fields: Object.fromEntries(entries), ...more };
}

/** The member of a union whose field `B` may be `K`. */
export type CaseOf<T, B extends keyof T, K> = T extends unknown ? (K extends T[B] ? T : never) : never;

export function choice<T extends Record<B, string>, B extends string>(
  by: B,
  cases: { [K in T[B]]: Schema<CaseOf<T, B, K>> },
): Schema<T> {
  return { type: 'choice', by, cases };
}
