import type { Session } from '../session/session.ts';
import { createKnownSecrets } from './known-secrets.ts';
import { unreadFrames } from './learn-session.ts';
import { createPlaceholderMap } from './placeholder-map.ts';
import type { Redactor } from './redactor.ts';

/** So many messages that hold one word are read: one that is in every message is no secret's value. */
const MOST_EACH = 40;
/** After so many messages, and whenever there were twice as many, the words that were found so often are forgotten. */
const FIRST_REVIEW = 128;
/** A few milliseconds, in messages, in characters of them, and in words whose forms are made. */
const BETWEEN_RESTS = 200;
const LENGTH_BETWEEN_RESTS = 262_144;
const WORDS_BETWEEN_RESTS = 50;
const SHORTEST = 7;
const SEAMS = [/[\s…]+/, /[\s"'“”‘’`<>(){}[\],;:=&?#|/\\…]+/];
const PLACEHOLDER = /«secret-\d+»/g;

/**
 * A report says little of a long session, of which not every message was read. What it says may be called a secret in
 * one of those: they are searched for its words, in every form, and read where they hold one. Rests in between.
 */
export function* learnNamedElsewhere(
  report: () => Generator<void, unknown>,
  session: Session,
  redactor: Redactor,
): Generator<void> {
  const unread = unreadFrames(session);
  if (unread.length === 0) return;
  const left = new Map<string, number>();
  for (const text of textsIn(yield* report())) {
    for (const word of wordsOf(text)) left.set(word, MOST_EACH);
    yield;
  }
  let find = yield* createFinder(left.keys());
  let review = FIRST_REVIEW;
  let length = 0;
  for (const [at, frame] of unread.entries()) {
    if (at === review) {
      review *= 2;
      const before = left.size;
      for (const [word, times] of left) if (times <= 0) left.delete(word);
      if (left.size < before) find = yield* createFinder(left.keys());
    }
    const said = frame.text ?? frame.base64 ?? '';
    const held = find(said).filter((word) => (left.get(word) ?? 0) > 0);
    for (const word of held) left.set(word, (left.get(word) ?? 0) - 1);
    if (held.length > 0) yield* redactor.payloadInParts(frame);
    length += said.length;
    if (at % BETWEEN_RESTS > 0 && length < LENGTH_BETWEEN_RESTS) continue;
    length = 0;
    yield;
  }
}

/** Tells which of these words a text holds, as they are or encoded. */
function* createFinder(words: Iterable<string>): Generator<void, (text: string) => string[]> {
  const book = createPlaceholderMap(true);
  const known = createKnownSecrets(book);
  let count = 0;
  for (const word of words) {
    book.mask(word, 'secret');
    count += 1;
    if (count % WORDS_BETWEEN_RESTS > 0) continue;
    known.learn();
    yield;
  }
  const byPlaceholder = new Map([...book.entries()].map(([word, placeholder]) => [placeholder, word]));
  return (text) => {
    const marked = known.replace(text);
    if (marked === text) return [];
    return [...new Set(marked.match(PLACEHOLDER))].flatMap((each) => byPlaceholder.get(each) ?? []);
  };
}

/** The texts in any value of JSON. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) yield* textsIn(each);
}

/** A text parted at spaces, and at punctuation as well. */
function wordsOf(text: string): string[] {
  return SEAMS.flatMap((seam) => text.split(seam)).filter(
    (word) => word.length >= SHORTEST && !word.includes('«'),
  );
}
