/** One place where two values differ; `path` such as `$.items[2].id`. */
export type Difference = { path: string } & (
  | { change: 'added'; after: unknown }
  | { change: 'removed'; before: unknown }
  | { change: 'changed'; before: unknown; after: unknown }
);

const MOST = 500;

/** Where `after` differs from `before`, in the order of `after`; at most 500 places. */
export function diffValues(before: unknown, after: unknown): Difference[] {
  const found: Difference[] = [];
  compare('$', before, after, found);
  return found;
}

function compare(path: string, before: unknown, after: unknown, found: Difference[]): void {
  if (found.length >= MOST || Object.is(before, after)) return;
  const [old, fresh] = [entriesOf(before), entriesOf(after)];
  if (!old || !fresh || Array.isArray(before) !== Array.isArray(after)) {
    if (!sameBytes(before, after)) found.push({ path, change: 'changed', before, after });
    return;
  }
  const list = Array.isArray(after);
  for (const [key, value] of fresh) {
    if (found.length >= MOST) return;
    const place = `${path}${stepText(key, list)}`;
    if (old.has(key)) compare(place, old.get(key), value, found);
    else found.push({ path: place, change: 'added', after: value });
  }
  for (const [key, value] of old) {
    if (found.length >= MOST) return;
    if (!fresh.has(key))
      found.push({ path: `${path}${stepText(key, list)}`, change: 'removed', before: value });
  }
}

function entriesOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [String(key), each]));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return undefined;
  return new Map(Object.entries(value));
}

function stepText(key: string, list: boolean): string {
  if (list) return `[${key}]`;
  return /^[\w$-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

function sameBytes(before: unknown, after: unknown): boolean {
  return (
    before instanceof Uint8Array &&
    after instanceof Uint8Array &&
    before.length === after.length &&
    before.every((byte, at) => byte === after[at])
  );
}
