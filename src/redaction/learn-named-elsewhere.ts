import type { Session } from '../session-state.ts';
import { createKnownSecrets } from './known-secrets.ts';
import { unreadFrames } from './learn-session.ts';
import type { Redactor } from './redactor.ts';
import { createSecretBook } from './secret-book.ts';

/** So many messages that hold one word are read: one that is in every message is no secret's value. */
const MOST_EACH = 40;
const SEAMS = /[\s"'“”‘’`<>(){}[\],;:=&?#|/\\]+/;
const SHORTEST = 7;
const PLACEHOLDER = /«secret-\d+»/g;

/**
 * A report says little of a long session, of which not every message was read. What it says may be called a secret in
 * one of those: they are searched for its words, in every form, and read where they hold one.
 */
export function learnNamedElsewhere(report: unknown, session: Session, redactor: Redactor): void {
  const unread = unreadFrames(session);
  if (unread.length === 0) return;
  const words = createSecretBook(true);
  for (const word of wordsOf(report)) words.mask(word, 'secret');
  const known = createKnownSecrets(words);
  const counts = new Map<string, number>();
  for (const frame of unread) {
    const said = frame.text ?? frame.base64 ?? '';
    const marked = known.replace(said);
    if (marked === said) continue;
    const held = marked.match(PLACEHOLDER) ?? [];
    for (const word of held) counts.set(word, (counts.get(word) ?? 0) + 1);
    if (held.some((word) => (counts.get(word) ?? 0) <= MOST_EACH)) redactor.payload(frame);
  }
}

/** All words of the texts in any value of JSON, parted at spaces, and at punctuation as well. */
function wordsOf(value: unknown, words = new Set<string>()): Set<string> {
  if (typeof value === 'string') {
    for (const seams of [/\s+/, SEAMS])
      for (const word of value.split(seams))
        if (word.length >= SHORTEST && !word.includes('«')) words.add(word);
  } else if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) wordsOf(each, words);
  }
  return words;
}
