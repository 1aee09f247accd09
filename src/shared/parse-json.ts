/** Longer texts are checked for their nesting depth before they are parsed. */
const LONG = 10_000;
/** JSON.parse takes seconds for a text of opening brackets only, and recursive readers of such a value overflow. */
export const DEEPEST = 2000;

/** Whether a text is nested too deep; brackets in strings do not count. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) {
      at = endOfString(text, at);
      if (at < 0) return false;
    } else if (unit === 0x5b || unit === 0x7b) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (unit === 0x5d || unit === 0x7d) depth -= 1;
  }
  return false;
}

/** Position of the quote that ends a string; -1 where none does. */
export function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (at - slashes - 1 > from && text.charCodeAt(at - slashes - 1) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return -1;
}

interface Parsed {
  text: string;
  value: unknown;
}

let before: Parsed | undefined;

/** Runs with a text that was parsed already, in parts: whoever parses it meanwhile gets its value at once. */
export function withParsed<Result>(parsed: Parsed, run: () => Result): Result {
  before = parsed;
  try {
    return run();
  } finally {
    before = undefined;
  }
}

/** The value of a JSON text; undefined, which is not a JSON value, for an invalid one. Never throws. */
export function parseJson(text: string): unknown {
  if (before?.text === text) return before.value;
  if (text.length > LONG && isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
