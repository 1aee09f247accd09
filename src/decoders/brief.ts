const LONGEST = 200;
const LONGEST_TEXT = 80;
const MOST = 8;
const DEEPEST = 3;

/** A value in one short line: `{ id: 4, tags: ["a", "b"], … }`. Reads no more of it than it shows. */
export function brief(value: unknown, depth = 0): string {
  const text = briefly(value, depth);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function briefly(value: unknown, depth: number): string {
  if (typeof value === 'string') return briefText(value);
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (Array.isArray(value)) return briefList(value, depth);
  if (value instanceof Map) return depth >= DEEPEST ? '{…}' : briefPairs([...value], value.size, depth);
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value);
    return depth >= DEEPEST && pairs.length > 0 ? '{…}' : briefPairs(pairs, pairs.length, depth);
  }
  return String(value);
}

function briefText(text: string): string {
  return JSON.stringify(text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text);
}

function briefList(list: readonly unknown[], depth: number): string {
  if (depth >= DEEPEST && list.length > 0) return '[…]';
  const shown = list.slice(0, MOST).map((item) => brief(item, depth + 1));
  if (list.length > MOST) shown.push('…');
  return `[${shown.join(', ')}]`;
}

function briefPairs(pairs: readonly (readonly [unknown, unknown])[], count: number, depth: number): string {
  if (count === 0) return '{}';
  const shown = pairs.slice(0, MOST).map(([key, value]) => `${String(key)}: ${brief(value, depth + 1)}`);
  if (count > MOST) shown.push('…');
  return `{ ${shown.join(', ')} }`;
}

/** The defined parts, joined by a middle dot. */
export function dotted(...parts: (string | undefined | false)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== '').join(' · ');
}
