import type { MaskedSecret } from './redactor.ts';

/** One masked place of what will be shared. */
export interface MaskedLocation {
  /** Stays the same for as long as the value is the same. */
  id: string;
  /** `connections › c2 › url` */
  where: string;
  placeholder: string;
  /** The name of the value, in the text or of the field. */
  key: string;
  /** Undefined where a text is about several connections. */
  connection: string | undefined;
  /** A few characters before and behind. */
  before: string;
  after: string;
}

/** Which places are shown or masked together with one. */
export const UNMASK_BY = ['place', 'value', 'key', 'connection'] as const;
export type UnmaskBy = (typeof UNMASK_BY)[number];

const PLACEHOLDER = /«[a-z-]+-\d+(?::\d+)?»/g;
const CONTEXT = 40;
const NAME_BEFORE = /([\p{L}_][\p{L}\p{N}_.-]{0,40})["'\\]*\s?(?:=>|[=:])\s?["'\\]*$/u;

/** Every placeholder in the texts of any JSON value, in order. */
export function maskedLocations(value: unknown): MaskedLocation[] {
  const places: MaskedLocation[] = [];
  visit(value, [], undefined, (text, path, connection) => {
    let count = 0;
    for (const { 0: placeholder, index } of text.matchAll(PLACEHOLDER)) {
      const end = index + placeholder.length;
      const before = text.slice(Math.max(0, index - CONTEXT), index);
      places.push({
        id: placeId(path, count),
        where: path.join(' › '),
        placeholder,
        key: NAME_BEFORE.exec(before)?.[1] ?? path.at(-1) ?? '',
        connection,
        before,
        after: text.slice(end, end + CONTEXT),
      });
      count += 1;
    }
    return text;
  });
  return places;
}

/** The places that go with one: of the same value, under the same name, or of the same connection. */
export function placesLike(
  place: MaskedLocation,
  places: readonly MaskedLocation[],
  by: UnmaskBy,
): MaskedLocation[] {
  switch (by) {
    case 'place':
      return [place];
    case 'value':
      return places.filter(({ placeholder }) => placeholder === place.placeholder);
    case 'key':
      return places.filter(({ key }) => key === place.key);
    case 'connection':
      return place.connection === undefined
        ? [place]
        : places.filter(({ connection }) => connection === place.connection);
    default:
      return by satisfies never;
  }
}

/** The value with what was masked at these places, and only there, to be read again. */
export function revealLocations<T>(value: T, ids: ReadonlySet<string>, secrets: readonly MaskedSecret[]): T {
  if (ids.size === 0) return value;
  const known = new Map(secrets.map(({ placeholder, secret }) => [placeholder, secret]));
  return visit(value, [], undefined, (text, path) => {
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
  connection: string | undefined,
  change: (text: string, path: string[], connection: string | undefined) => string,
): unknown {
  if (typeof value === 'string') return change(value, [...path], connection);
  if (Array.isArray(value))
    return value.map((item, at) => {
      const label = labelOf(item, at);
      return visit(item, [...path, label], path.at(-1) === 'connections' ? label : connection, change);
    });
  if (typeof value !== 'object' || value === null) return value;
  const own = connectionOf(value) ?? connection;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, visit(item, [...path, key], own, change)]),
  );
}

/** What an event, an experiment or a verdict of one connection says it is about. */
function connectionOf(value: object): string | undefined {
  const { connection, connections } = value as { connection?: unknown; connections?: unknown };
  if (typeof connection === 'string') return connection;
  const [only, ...more] = Array.isArray(connections) ? connections : [];
  return typeof only === 'string' && more.length === 0 ? only : undefined;
}

/** Connections and headers are called by their names, everything else by its number. */
function labelOf(item: unknown, at: number): string {
  if (typeof item !== 'object' || item === null) return String(at + 1);
  const { id, name } = item as { id?: unknown; name?: unknown };
  if (typeof id === 'string' || typeof id === 'number') return String(id);
  return typeof name === 'string' ? `${at + 1} ${name}` : String(at + 1);
}
