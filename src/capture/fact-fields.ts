/**
 * What a field holds. `count`: a whole number from 0, `ordinal`: from 1, `number`: any. An array: one of its values.
 */
export type FieldType =
  | 'text'
  | 'flag'
  | 'count'
  | 'ordinal'
  | 'number'
  | readonly (string | number)[]
  | { list: FieldType };
export type Field = FieldType | { optional: FieldType };

/** Longer texts are rejected: the hook truncates each to far less. */
const MOST_TEXT = 20_000;
const MOST_ITEMS = 100;

export type FactTable = Record<string, Record<string, Field>>;

/** A fact of a kind in the table with exactly the fields of that kind; undefined for anything else. */
export function readFields(table: FactTable, value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const given = value as Record<string, unknown>;
  const { kind } = given;
  if (typeof kind !== 'string' || !Object.hasOwn(table, kind)) return undefined;
  const fact: Record<string, unknown> = { kind };
  for (const [name, field] of Object.entries(table[kind] ?? {})) {
    const part = given[name];
    if (!isValid(field, part)) return undefined;
    if (part !== undefined) fact[name] = part;
  }
  return fact;
}

export const isWhole = (value: unknown, least: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= least;

function isValid(field: Field, value: unknown): boolean {
  switch (field) {
    case 'text':
      return typeof value === 'string' && value.length <= MOST_TEXT;
    case 'flag':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number';
    case 'count':
      return isWhole(value, 0);
    case 'ordinal':
      return isWhole(value, 1);
    default:
      return isValidPart(field, value);
  }
}

function isValidPart(field: Exclude<Field, string>, value: unknown): boolean {
  if ('optional' in field) return value === undefined || isValid(field.optional, value);
  if ('list' in field)
    return (
      Array.isArray(value) && value.length <= MOST_ITEMS && value.every((item) => isValid(field.list, item))
    );
  return (field as readonly unknown[]).includes(value);
}
