import english from '../../_locales/en/messages.json';

/**
 * Texts of the panel and of the extension's pages, in the browser's language: `_locales/LANGUAGE/messages.json` in the
 * browser's own format (https://developer.chrome.com/docs/extensions/reference/api/i18n). English is used where a
 * language lacks a text, and where there is no extension, as under `npm run dev` and in tests.
 */
type Messages = typeof english;
export type MessageKey = keyof Messages & string;

type NamesOf<K extends MessageKey> = Messages[K] extends { placeholders: infer P } ? keyof P & string : never;
type ValuesOf<Names extends string> = [Names] extends [never] ? [] : [values: Record<Names, string | number>];

/** A text without values. */
export type PlainKey = { [K in MessageKey]: [NamesOf<K>] extends [never] ? K : never }[MessageKey];

/** A text that exists as `NAME_one` and `NAME_other`. */
export type PluralKey = MessageKey extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never;
type PluralNames<B extends PluralKey> = `${B}_other` extends MessageKey
  ? Exclude<NamesOf<`${B}_other`>, 'count'>
  : never;

/** A part of a message: a fixed text, or the place of the value with this index. */
type Part = string | number;

interface Entry {
  message: string;
  placeholders?: Record<string, { content: string }>;
}

type GetMessage = (key: string, substitutions: string[]) => string;
const { chrome } = globalThis as { chrome?: { i18n?: { getMessage?: GetMessage } } };
const getMessage = chrome?.i18n?.getMessage;

/** Private-use characters mark the places of the values $1 to $9 while a message is divided into its parts. */
const FIRST_MARK = 0xe001;
const MARKS = Array.from({ length: 9 }, (_, index) => String.fromCharCode(FIRST_MARK + index));
const MARK = /([\uE001-\uE009])/;

function englishText(key: string): string {
  // Not in the bundle of the extension, where the browser has it.
  // A script that runs without Vite has no `env`.
  const entry: Entry | undefined = import.meta.env?.DEV
    ? (english as Record<string, Entry | undefined>)[key]
    : undefined;
  if (!entry) return '';
  return entry.message.replace(/\$(\w+)\$/g, (_, name: string) => {
    const content = entry.placeholders?.[name.toLowerCase()]?.content ?? '';
    return MARKS[Number(content.slice(1)) - 1] ?? '';
  });
}

const known = new Map<string, readonly Part[]>();

/** Fixed texts and indexes of values, in turn; empty where there is no such message. */
function partsOf(key: string): readonly Part[] {
  const before = known.get(key);
  if (before) return before;
  const text = getMessage ? getMessage(key, MARKS) : englishText(key);
  const parts = text
    .split(MARK)
    .filter((part) => part !== '')
    .map((part) => (MARK.test(part) ? part.charCodeAt(0) - FIRST_MARK : part));
  known.set(key, parts);
  return parts;
}

/** The language of the texts, for numbers and plurals. */
export const locale = (): string => textOf('locale');

/** By the number of decimals. */
const numbers = new Map<number | undefined, Intl.NumberFormat>();
let plurals: Intl.PluralRules | undefined;

/** A number as the language writes it, with exactly so many decimals, or with as many as it has, three at most. */
export function formatNumber(value: number, decimals?: number): string {
  let format = numbers.get(decimals);
  if (!format) {
    format = new Intl.NumberFormat(locale(), {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals ?? 3,
    });
    numbers.set(decimals, format);
  }
  return format.format(value);
}

const textOf = (key: string): string => partsOf(key).join('');

/** Values are numbered by the alphabet of their names, which a test asks of every language. */
function fill<Value>(key: string, values: Readonly<Record<string, Value>>): (string | Value)[] {
  const inOrder = Object.keys(values)
    .sort()
    .map((name) => values[name] as Value);
  return partsOf(key).map((part) => (typeof part === 'number' ? (inOrder[part] ?? '') : part));
}

const inText = (value: string | number): string => (typeof value === 'number' ? formatNumber(value) : value);

/** A text. Values that are numbers are written as the language does; codes and ports are passed as strings. */
export function t<K extends MessageKey>(key: K, ...[values]: ValuesOf<NamesOf<K>>): string {
  if (values === undefined) return textOf(key);
  return fill<string | number>(key, values).map(inText).join('');
}

/** The text for so many: `NAME_one` or `NAME_other` by the rules of the language; its value `count` is the number. */
export function plural<B extends PluralKey>(
  base: B,
  count: number,
  ...[values]: ValuesOf<PluralNames<B>>
): string {
  plurals ??= new Intl.PluralRules(locale());
  const exact = `${base}_${plurals.select(count)}`;
  const key = partsOf(exact).length > 0 ? exact : `${base}_other`;
  return fill<string | number>(key, { ...values, count })
    .map(inText)
    .join('');
}

/** A message with values that are no text, such as links: its parts in order. */
export function messageParts<Value>(
  key: MessageKey,
  values: Readonly<Record<string, Value>>,
): (string | Value)[] {
  return fill(key, values);
}
