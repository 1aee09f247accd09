/**
 * Control, format, lone surrogate and default ignorable characters, which are drawn as nothing; the variation selectors
 * that emoji need are allowed, and the joiners that scripts and emoji need, but not after ASCII, where none does.
 * https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
export const INVISIBLE =
  /[\p{Cc}\p{Cs}\u2028\u2029]|(?<=^|[\0-\x7f])[\u200c\u200d]|(?!\u200c|\u200d|\ufe0e|\ufe0f)[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

const NAMED: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '\\0' };

/** How an invisible or formatting character is shown: `\n`, `\x1B`, `\u{202E}`. */
export function escapeName(char: string): string {
  const named = NAMED[char];
  if (named !== undefined) return named;
  const code = char.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  return code < 0x100 ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`;
}

/** Untrusted text in one line that can neither control a terminal nor reorder the text around it. */
export function escapeInvisible(text: string): string {
  return text.replace(INVISIBLE, escapeName);
}

/** The same for text of several lines: line breaks and tabs stay. */
export function escapeInvisibleLines(text: string): string {
  return text
    .replace(/\r\n/g, '\n')
    .replace(INVISIBLE, (char) => (char === '\n' || char === '\t' ? char : escapeName(char)));
}

/** In a URL such characters are percent-encoded, as UTF-8. */
export function encodeInvisible(url: string): string {
  return url.replace(INVISIBLE, (char) => encodeURIComponent(/\p{Cs}/u.test(char) ? '\ufffd' : char));
}

/** JSON with these characters escaped: the same value for a program, and harmless in a terminal. */
export function safeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(INVISIBLE, (char) =>
    char === '\n' ? char : escapeUnits(char),
  );
}

function escapeUnits(char: string): string {
  return Array.from(
    { length: char.length },
    (_, at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}
