import type { Session } from '../session/session.ts';
import { createKnownSecrets } from './known-secrets.ts';
import { unreadFrames } from './learn-session.ts';
import { createPlaceholderMap } from './placeholder-map.ts';
import type { Redactor } from './redactor.ts';

/** So many messages that hold one word are read: one that is in every message is no secret's value. */
const MOST_EACH = 40;
/** After so many messages, and whenever there were twice as many, the words that were found so often are forgotten. */
const FIRST_REVIEW = 128;
/** A few milliseconds, in messages. */
const BETWEEN_RESTS = 200;
const SHORTEST = 7;
const SEAMS = [/[\s…]+/, /[\s"'“”‘’`<>(){}[\],;:=&?#|/\\…]+/];
const PLACEHOLDER = /«secret-\d+»/g;

/**
 * A report says little of a long session, of which not every message was read. What it says may be called a secret in
 * one of those: they are searched for its words, in every form, and read where they hold one. Rests in between.
 */
export function* learnNamedElsewhere(
  report: () => unknown,
  session: Session,
  redactor: Redactor,
): Generator<void> {
  const unread = unreadFrames(session);
  if (unread.length === 0) return;
  const left = new Map([...wordsOf(report())].map((word) => [word, MOST_EACH]));
  let find = createFinder(left.keys());
  let review = FIRST_REVIEW;
  for (const [at, frame] of unread.entries()) {
    if (at === review) {
      review *= 2;
      for (const [word, times] of left) if (times <= 0) left.delete(word);
      find = createFinder(left.keys());
    }
    const held = find(frame.text ?? frame.base64 ?? '').filter((word) => (left.get(word) ?? 0) > 0);
    for (const word of held) left.set(word, (left.get(word) ?? 0) - 1);
    if (held.length > 0) yield* redactor.payloadInParts(frame);
    if (at % BETWEEN_RESTS === 0) yield;
  }
}

/** Tells which of these words a text holds, as they are or encoded. */
function createFinder(words: Iterable<string>): (text: string) => string[] {
  const book = createPlaceholderMap(true);
  for (const word of words) book.mask(word, 'secret');
  const known = createKnownSecrets(book);
  const byPlaceholder = new Map([...book.entries()].map(([word, placeholder]) => [placeholder, word]));
  return (text) => {
    const marked = known.replace(text);
    if (marked === text) return [];
    return [...new Set(marked.match(PLACEHOLDER))].flatMap((each) => byPlaceholder.get(each) ?? []);
  };
}

/** All words of the texts in any value of JSON, parted at spaces, and at punctuation as well. */
function wordsOf(value: unknown, words = new Set<string>()): Set<string> {
  if (typeof value === 'string') {
    for (const word of SEAMS.flatMap((seam) => value.split(seam)))
      if (word.length >= SHORTEST && !word.includes('«')) words.add(word);
  } else if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) wordsOf(each, words);
  }
  return words;
}
