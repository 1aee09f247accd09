export type JsonObject = Readonly<Record<string, unknown>>;

/** Readers of untrusted JSON: a value of another type counts as absent. */
export function objectAt(value: unknown, key: string): JsonObject | undefined {
  return asObject(asObject(value)?.[key]);
}

export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}

/** The object, or an empty one for a value of another type. */
export function asJson(value: unknown): JsonObject {
  return asObject(value) ?? {};
}

/** The text, or an empty one where the value is none. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export function textAt(value: JsonObject | undefined, key: string): string | undefined {
  const found = value?.[key];
  return typeof found === 'string' ? found : undefined;
}

export function numberAt(value: JsonObject | undefined, key: string): number | undefined {
  const found = value?.[key];
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

export function textsAt(value: JsonObject | undefined, key: string): string[] {
  const found = value?.[key];
  return Array.isArray(found) ? found.filter((item) => typeof item === 'string').slice(0, 20) : [];
}

/** True if the object has only these keys. */
export function hasOnly(value: JsonObject, keys: readonly string[]): boolean {
  return Object.keys(value).every((key) => keys.includes(key));
}
