import type { MaskedSecret } from './redactor.ts';

/** One masked place of what will be shared. */
export interface MaskedLocation {
  /** Stays the same for as long as the value is the same. */
  id: string;
  /** `connections › c2 › url` */
  where: string;
  placeholder: string;
  /** A few characters before and behind. */
  before: string;
  after: string;
}

const PLACEHOLDER = /«[a-z-]+-\d+(?::\d+)?»/g;
const CONTEXT = 40;

/** Every placeholder in the texts of any JSON value, in order. */
export function maskedLocations(value: unknown): MaskedLocation[] {
  const places: MaskedLocation[] = [];
  visit(value, [], (text, path) => {
    let count = 0;
    for (const { 0: placeholder, index } of text.matchAll(PLACEHOLDER)) {
      const end = index + placeholder.length;
      places.push({
        id: placeId(path, count),
        where: path.join(' › '),
        placeholder,
        before: text.slice(Math.max(0, index - CONTEXT), index),
        after: text.slice(end, end + CONTEXT),
      });
      count += 1;
    }
    return text;
  });
  return places;
}

/** The value with what was masked at these places, and only there, to be read again. */
export function revealLocations<T>(value: T, ids: ReadonlySet<string>, secrets: readonly MaskedSecret[]): T {
  if (ids.size === 0) return value;
  const known = new Map(secrets.map(({ placeholder, secret }) => [placeholder, secret]));
  return visit(value, [], (text, path) => {
    let count = -1;
    return text.replace(PLACEHOLDER, (placeholder) => {
      count += 1;
      return ids.has(placeId(path, count)) ? (known.get(placeholder) ?? placeholder) : placeholder;
    });
  }) as T;
}

const placeId = (path: readonly string[], count: number): string => `${path.join('/')}#${count}`;

function visit(
  value: unknown,
  path: readonly string[],
  change: (text: string, path: string[]) => string,
): unknown {
  if (typeof value === 'string') return change(value, [...path]);
  if (Array.isArray(value)) return value.map((item, at) => visit(item, [...path, labelOf(item, at)], change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, visit(item, [...path, key], change)]),
  );
}

/** Connections and headers are called by their names, everything else by its number. */
function labelOf(item: unknown, at: number): string {
  if (typeof item !== 'object' || item === null) return String(at + 1);
  const { id, name } = item as { id?: unknown; name?: unknown };
  if (typeof id === 'string' || typeof id === 'number') return String(id);
  return typeof name === 'string' ? `${at + 1} ${name}` : String(at + 1);
}
