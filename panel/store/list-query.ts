import { nearestName } from '../../src/shared/edit-distance.ts';
import { parseSizeRange, type SizeRange } from '../../src/shared/size-range.ts';
import { type PlainKey, t } from '../messages/message.ts';

/** What a filter reads of a connection, in lower case where it is text. */
export interface Searched {
  /** Everything that the list shows of it. */
  readonly words: string;
  readonly url: string;
  readonly host: string;
  readonly path: string;
  /** Of the document that opened it. */
  readonly page: string;
  readonly protocol: string;
  /** The title and the id of its worst finding. */
  readonly cause: string;
  /** The word for its state, the HTTP status, the close code. */
  readonly status: readonly string[];
  readonly states: ReadonlySet<string>;
  /** Of all messages. */
  readonly bytes: number;
  readonly messages: number;
  /** In milliseconds. */
  readonly lifetime: number;
}

type Test = (searched: Searched) => boolean;

export interface ListQuery {
  /** Undefined without a condition. */
  test: Test | undefined;
  /** What was not understood; the other conditions apply. */
  faults: readonly string[];
}

/** The values of `is:`. */
export const STATES = ['connecting', 'open', 'closed', 'failed', 'problem', 'worker', 'iframe'] as const;

/** Each key of the filter, with an example of its value and what it means. */
export const QUERY_KEYS = {
  status: { example: '403', meaning: 'filter_status' },
  host: { example: '*.example.com', meaning: 'filter_host' },
  path: { example: '/health', meaning: 'filter_path' },
  url: { example: 'token', meaning: 'filter_url' },
  page: { example: '/cart', meaning: 'filter_page' },
  cause: { example: 'forbidden', meaning: 'filter_cause' },
  protocol: { example: 'graphql-transport-ws', meaning: 'filter_protocol' },
  is: { example: STATES.join('|'), meaning: 'filter_state' },
  'larger-than': { example: '1k', meaning: 'filter_bytes' },
  'smaller-than': { example: '1k', meaning: 'filter_bytes' },
  'longer-than': { example: '10s', meaning: 'filter_time' },
  messages: { example: '>10', meaning: 'filter_messages' },
} as const satisfies Record<string, { example: string; meaning: PlainKey }>;
type Key = keyof typeof QUERY_KEYS;
const KEYS = Object.keys(QUERY_KEYS);

/** Condition, optional `-`, optional key; a value in quotes or between slashes may contain spaces. */
const TERM = /(-?)(?:([a-z][a-z-]*):)?("[^"]*"?|\/(?:\\.|[^/\\])+\/(?=\s|$)|\S+|(?=\s|$))/gi;
const DURATION = /^(\d+(?:\.\d+)?)(ms|s|m|min|h)?$/i;
const UNITS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000 };

const isKey = (text: string): text is Key => Object.hasOwn(QUERY_KEYS, text);

/** A host with a port, or a URL, is text, not a key with a value; a misspelt key is none. */
function isPlainText(key: string, value: string): boolean {
  if (key === '' || value.startsWith('//')) return true;
  return /^\d+(?:\/|$)/.test(value) && nearestName(key, KEYS) === undefined;
}

export function parseListQuery(text: string): ListQuery {
  const made: (Test | string | undefined)[] = [];
  for (const [all, minus = '', key = '', value = ''] of text.matchAll(TERM)) {
    if (all === '' || all === '-') continue;
    const test = termTest(key.toLowerCase(), value, all.slice(minus.length));
    made.push(typeof test === 'function' && minus !== '' ? (searched) => !test(searched) : test);
  }
  const tests = made.filter((each) => typeof each === 'function');
  return {
    test: tests.length === 0 ? undefined : (searched) => tests.every((test) => test(searched)),
    faults: made.filter((each) => typeof each === 'string'),
  };
}

/** The test of one condition; a sentence if it is not understood; undefined while it is incomplete. */
function termTest(key: string, value: string, whole: string): Test | string | undefined {
  if (isKey(key)) return value === '' ? undefined : keyTest(key, unquoted(value));
  if (!isPlainText(key, value)) {
    const near = nearestName(key, KEYS);
    return near === undefined ? t('filter_no_key', { key }) : t('filter_near_key', { key, near });
  }
  if (key === '' && /^\/.+\/$/s.test(value)) return expressionTest(value.slice(1, -1));
  const wanted = unquoted(whole).toLowerCase();
  return wanted === '' ? undefined : ({ words }) => words.includes(wanted);
}

const unquoted = (text: string): string => text.replace(/^"([^"]*)"?$/, '$1');

function expressionTest(source: string): Test | string {
  try {
    const expression = new RegExp(source, 'i');
    return ({ words }) => expression.test(words);
  } catch {
    return t('filter_no_expression', { source });
  }
}

function keyTest(key: Key, written: string): Test | string {
  const value = written.toLowerCase();
  switch (key) {
    case 'status':
      return statusTest(value);
    case 'host':
      return hostTest(value);
    case 'path':
    case 'url':
    case 'page':
    case 'cause':
    case 'protocol':
      return (searched) => searched[key].includes(value);
    case 'is':
      return STATES.some((each) => each === value)
        ? ({ states }) => states.has(value)
        : t('filter_no_state', { states: STATES.join(', '), written });
    case 'larger-than':
    case 'smaller-than': {
      const size = parseSizeRange(`${key === 'larger-than' ? '>' : '<'}${value}`);
      return size ? ({ bytes }) => within(bytes, size) : t('filter_no_size', { key, written });
    }
    case 'messages': {
      const count = parseSizeRange(value);
      return count ? ({ messages }) => within(messages, count) : t('filter_no_number', { written });
    }
    case 'longer-than':
      return longerThan(written);
    default:
      return key satisfies never;
  }
}

const within = (value: number, { least, most }: SizeRange): boolean => value >= least && value <= most;

/** `4xx` and `4*` match every status of that class. */
function statusTest(value: string): Test {
  const start = /^(\d)(?:xx|\*)$/.exec(value)?.[1];
  if (start === undefined) return ({ status }) => status.some((each) => each === value);
  return ({ status }) => status.some((each) => each.length === 3 && each.startsWith(start));
}

/** `*` matches any text; a value without it matches a part of the host. */
function hostTest(value: string): Test {
  if (!value.includes('*')) return ({ host }) => host.includes(value);
  const parts = value.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const expression = new RegExp(`^${parts.join('.*')}$`);
  return ({ host }) => expression.test(host) || expression.test(host.replace(/:\d+$/, ''));
}

function longerThan(written: string): Test | string {
  const found = DURATION.exec(written);
  if (!found) return t('filter_no_time', { written });
  const least = Number(found[1]) * (UNITS[found[2]?.toLowerCase() ?? 's'] ?? 1000);
  return ({ lifetime }) => lifetime > least;
}

/** Whether a value must be quoted to be one condition. */
export function quoted(value: string): string {
  return /[\s"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value;
}

/** The filter with one more condition, or without it if it has it. */
export function withCondition(text: string, condition: string): string {
  const terms = [...text.matchAll(TERM)].map(([term]) => term).filter((term) => term !== '');
  const opposite = condition.startsWith('-') ? condition.slice(1) : `-${condition}`;
  const others = terms.filter((term) => term !== condition && term !== opposite);
  return [...others, ...(terms.includes(condition) ? [] : [condition])].join(' ');
}

/** The filter completed at its end: keys, and the values that `known` has for them. */
export function completions(
  text: string,
  known: Readonly<Partial<Record<Key, readonly string[]>>>,
): string[] {
  const [, before = '', minus = '', last = ''] = /^(.*?)(-?)(\S*)$/s.exec(text) ?? [];
  const [key = '', value] = last.split(/:(.*)/s, 2);
  const start = `${before}${minus}`;
  if (value === undefined) {
    const keys = KEYS.filter((each) => each.startsWith(last.toLowerCase()));
    return keys.map((each) => `${start}${each}:`);
  }
  const values = isKey(key) ? (known[key] ?? []) : [];
  const fitting = values.filter((each) => each.toLowerCase().includes(value.toLowerCase()));
  return fitting.map((each) => `${start}${key}:${quoted(each)}`);
}
