import { type Scores, scoresOf } from './match.ts';
import { numberMeaning } from './numbers.ts';
import type { TextField } from './read/fields.ts';
import { type Reading, readText } from './read/read-text.ts';
import type { TextKind, TextTopic } from './topic.ts';
import { VOCABULARIES } from './vocabulary/index.ts';

export type { TextKind, TextTopic } from './topic.ts';

export interface TextMeaning {
  topic: TextTopic;
  /** The server's sentence: from JSON the message fields, from HTML the title; at most 200 characters. */
  quote: string;
  /** The machine code beside it, for example invalid_api_key or 4401. */
  code?: string;
  strength: 'certain' | 'likely';
}

export interface ServerTextParts {
  quote: string;
  code?: string;
  /** Whether the text is an error by its form. Plain sentences and HTML pages are not: their place decides. */
  isError: boolean;
  fields: readonly TextField[];
}

const QUOTE_LENGTH = 200;
const MIN_SCORE = 2.4;
const MIN_SCORE_OF_MAYBE = 4;
/** Scores this near to the best say the same. */
const CLOSE = 0.25;

/** Returns at most 200 characters of the text, cut between code points, without a broken one at its end. */
function shorten(text: string): string {
  const clean = text
    .slice(0, 1000)
    .replace(/\s+/g, ' ')
    .replace(/\ufffd+$/, '')
    .trim();
  const points = [...clean];
  const cut = points.length <= QUOTE_LENGTH ? clean : `${points.slice(0, QUOTE_LENGTH - 1).join('')}…`;
  return cut.replace(/[\ud800-\udbff]$/, '');
}

function quoteOf({ sentences, codes, form }: Reading): string {
  const parts = form === 'json' ? sentences.slice(0, 2) : sentences.slice(0, 1);
  return shorten(parts.length > 0 ? parts.join(': ') : (codes[0] ?? ''));
}

/** Returns the parts of a server's text: the sentence to quote, the code, and whether its form is an error's. */
export function readServerText(text: string): ServerTextParts {
  const reading = readText(text);
  const code = reading.codes[0];
  return {
    quote: quoteOf(reading),
    isError: reading.shape === 'yes',
    fields: reading.fields,
    ...(code === undefined ? {} : { code: shorten(code) }),
  };
}

function merge(total: Scores, scores: Scores, factor: number): void {
  for (const [topic, score] of scores) total.set(topic, Math.max(total.get(topic) ?? 0, score * factor));
}

/** Returns how much the sentences and the codes of a text say about each topic. */
function totalOf(reading: Reading): Scores {
  const total: Scores = new Map();
  for (const sentence of reading.sentences.slice(0, 8)) merge(total, scoresOf(sentence), 1);
  for (const code of reading.codes.slice(0, 8)) {
    // A code counts less than the sentence: `invalid_request_error` comes with many causes.
    if (/[a-z]/i.test(code)) merge(total, scoresOf(code), 0.95);
  }
  const numbers = [...reading.codes.filter((code) => /^-?\d+$/.test(code)), ...statusNumbers(reading)];
  for (const number of numbers.slice(0, 5)) {
    const meaning = numberMeaning(Number(number));
    if (meaning !== undefined) merge(total, new Map([[meaning.topic, meaning.weight]]), 1);
  }
  return total;
}

/** Returns the status codes that a page's title or a short text begins with or names. */
function statusNumbers({ form, sentences }: Reading): string[] {
  if (form === 'json' || form === 'frame') return [];
  return sentences.slice(0, 3).flatMap((sentence) => {
    const found = /(?:^|\berror(?: code)?:? |\bstatus |[|] )(\d{3,4})\b/i.exec(sentence.slice(0, 200))?.[1];
    return found === undefined ? [] : [found];
  });
}

/** Returns the topics with the best first; of two that are close, the more specific one stands first. */
function rank(total: Scores): { topic: TextTopic; score: number }[] {
  const ranked = VOCABULARIES.map(({ topic }, order) => ({ topic, score: total.get(topic) ?? 0, order }));
  const top = Math.max(...ranked.map(({ score }) => score));
  return ranked.sort((a, b) => {
    const close = top - a.score < CLOSE && top - b.score < CLOSE;
    return close ? a.order - b.order : b.score - a.score;
  });
}

/**
 * Returns what a server's text is about, or undefined for an empty text. Without a kind, JSON is read as a message
 * and other text as a reason.
 */
export function classifyText(text: string, kind?: TextKind): TextMeaning | undefined {
  if (text.slice(0, 8192).trim() === '') return undefined;
  const reading = readText(text);
  const code = reading.codes[0];
  const base = { quote: quoteOf(reading), ...(code === undefined ? {} : { code: shorten(code) }) };
  const isMessage =
    kind === 'message' || (kind === undefined && reading.form !== 'plain' && reading.form !== 'html');
  if (isMessage && (reading.shape === 'no' || (reading.shape === 'maybe' && reading.form === 'html')))
    return { ...base, topic: 'unknown', strength: 'likely' };
  const total = totalOf(reading);
  const [best, next] = rank(total);
  const minimum = isMessage && reading.shape === 'maybe' ? MIN_SCORE_OF_MAYBE : MIN_SCORE;
  if (best === undefined || best.score < minimum) return { ...base, topic: 'unknown', strength: 'likely' };
  const certain = best.score >= 4.7 && best.score - (next?.score ?? 0) >= 1;
  return { ...base, topic: best.topic, strength: certain ? 'certain' : 'likely' };
}
