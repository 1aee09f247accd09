import { encodeInvisible } from './escape-invisible.ts';

/**
 * Quotes a word for a POSIX shell: nothing in it can end the word, expand or start a command. Control characters and
 * those that reorder text are percent-encoded, since they are dangerous in text that is pasted into a terminal.
 */
export function shellQuote(word: string): string {
  if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(word)) return word;
  return `'${encodeInvisible(word).replaceAll("'", `'\\''`)}'`;
}
