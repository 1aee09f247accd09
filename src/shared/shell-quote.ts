import { encodeInvisible } from './escape-invisible.ts';

const STAND_IN = /(?<![A-Za-z0-9_])TOKEN(?![A-Za-z0-9_])/;

/**
 * A word in which `TOKEN` replaces a secret: the shell puts in what WS_TOKEN of the environment has.
 */
export function shellQuoteWithToken(word: string): string {
  return word
    .split(STAND_IN)
    .map((part) => (part === '' ? '' : shellQuote(part)))
    .join(TOKEN_VARIABLE);
}

/** In double quotes, so that the shell expands it and takes it for one word. */
export const TOKEN_VARIABLE = '"$WS_TOKEN"';

/**
 * Quotes a word for a POSIX shell: nothing in it can end the word, expand or start a command. Control characters and
 * those that reorder text are percent-encoded, since they are dangerous in text that is pasted into a terminal.
 */
export function shellQuote(word: string): string {
  if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(word)) return word;
  return `'${encodeInvisible(word).replaceAll("'", `'\\''`)}'`;
}
