/** A run of a text: `shown` is what to draw; `hidden` runs stand for characters that would draw nothing. */
export interface Run {
  shown: string;
  hidden: boolean;
}

/** Control, format and lone surrogate characters; the joiners that scripts and emoji need are let through. */
const UNSEEN = /[\p{Cc}\p{Cs}\u2028\u2029]|(?!\u200c|\u200d|\u00ad)\p{Cf}/gu;
const NAMED: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '\\0' };

function nameOf(char: string): string {
  const named = NAMED[char];
  if (named !== undefined) return named;
  const code = char.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  return code < 0x100 ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`;
}

/**
 * Splits a text from outside so that nothing in it is invisible: a reversed or hidden run of a payload must
 * never read as something that it is not. `lines` keeps line breaks and tabs as they are.
 */
export function visibleRuns(text: string, lines = false): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of text.matchAll(UNSEEN)) {
    const char = match[0];
    if (lines && (char === '\n' || char === '\t')) continue;
    if (match.index > end) runs.push({ shown: text.slice(end, match.index), hidden: false });
    runs.push({ shown: nameOf(char), hidden: true });
    end = match.index + char.length;
  }
  if (end < text.length) runs.push({ shown: text.slice(end), hidden: false });
  return runs;
}
