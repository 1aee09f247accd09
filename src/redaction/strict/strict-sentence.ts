import { isNothing } from './harmless.ts';
import type { StrictHelp } from './strict-help.ts';
import { strictText } from './strict-text.ts';
import { type Token, tokensOf, withShown } from './strict-tokens.ts';

/** What a sentence of the diagnosis quotes: `"…"` and `“…”`, of more than one word. */
const QUOTED = /“[^“”\n]*\s[^“”\n]*”|"[^"\n{}]*\s[^"\n{}]*"/g;
const ESCAPES = /\\[nrt]/g;
const SIGNS = /[@:/\\=]+/;

/**
 * A sentence, a command or code of the diagnosis, after known secrets were masked in it. Its words are in the vocabulary,
 * so that only what is not is masked; what it quotes is read as free text.
 */
export function strictSentence(text: string, help: StrictHelp): string {
  let out = '';
  let done = 0;
  for (const { 0: quote, index } of text.matchAll(QUOTED)) {
    out += ownText(text.slice(done, index + 1), help) + strictText(quote.slice(1, -1), help);
    done = index + quote.length - 1;
  }
  return out + ownText(text.slice(done), help);
}

function ownText(text: string, help: StrictHelp): string {
  let out = '';
  let done = 0;
  for (const { 0: sign, index } of text.matchAll(ESCAPES)) {
    out += ownPart(text.slice(done, index), help) + sign;
    done = index + sign.length;
  }
  return out + ownPart(text.slice(done), help);
}

function ownPart(text: string, help: StrictHelp): string {
  const tokens = tokensOf(text, help);
  for (const token of tokens) {
    const chunk = text.slice(token.from, token.to);
    if (isOwn(chunk, token, help) || isSize(chunk, text.slice(token.to, token.to + 3))) delete token.shown;
  }
  return withShown(text, tokens);
}

/** `65536 B`, as our own texts give a size; a limit in whole units of 64 KiB, and `2**20`, as our snippets do. */
function isSize(chunk: string, after: string): boolean {
  if (/^\d{1,2}\*\*\d{1,2}$/.test(chunk)) return true;
  if (!/^\d{5,12}$/.test(chunk)) return false;
  return /^ B(?:\W|$)/.test(after) || Number(chunk) % 65_536 === 0;
}

/** `-iTCP:8080`, `USER@127.0.0.1`, `10_000`: every part of it is known to be harmless. */
function isOwn(chunk: string, { kind }: Token, help: StrictHelp): boolean {
  if (kind !== 'unknown' || help.known(chunk) !== undefined) return false;
  if (/^\d{1,3}(?:_\d{3})+$/.test(chunk)) return true;
  const parts = chunk.split(SIGNS).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => isOwnPart(part, help));
}

function isOwnPart(part: string, { vocabulary, isQuoted }: StrictHelp): boolean {
  return (
    /^(?:[A-Za-z]|\d{1,4})$/.test(part) ||
    isQuoted(part) ||
    isNothing(part) ||
    vocabulary.isTechnical(part) ||
    vocabulary.isWord(part)
  );
}
