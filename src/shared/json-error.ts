const SPACE = /[ \t\n\r]*/y;
/** An escape in a string; control characters must be escaped (RFC 8259 section 7). */
const FIRST_PRINTABLE = 0x20;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;
/** A number or a literal name. */
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)(?!\w)/y;

/** What may come next: `value-or-end` and `name-or-end` right after an opening bracket. */
type Expected = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'separator';

/**
 * Where a text stops being JSON, as an index of its characters, or undefined where it is sound. Engines tell it in
 * words of their own, or not at all.
 */
export function jsonErrorAt(text: string): number | undefined {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const accept = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const string = (): boolean => {
    if (text[at] !== '"') return false;
    at += 1;
    while (text.charCodeAt(at) >= FIRST_PRINTABLE && text[at] !== '"') {
      if (text[at] !== '\\') at += 1;
      else if (!accept(ESCAPE)) return false;
    }
    if (text[at] !== '"') return false;
    at += 1;
    return true;
  };
  for (;;) {
    accept(SPACE);
    if (expected === 'separator' && open.length === 0) return at < text.length ? at : undefined;
    const char = text[at];
    const bracket = open.at(-1);
    if (expected === 'separator') {
      if (char === ',') expected = bracket === '{' ? 'name' : 'value';
      else if (char === (bracket === '{' ? '}' : ']')) open.pop();
      else return at;
      at += 1;
    } else if (
      (expected === 'name-or-end' && char === '}') ||
      (expected === 'value-or-end' && char === ']')
    ) {
      open.pop();
      expected = 'separator';
      at += 1;
    } else if (expected === 'name' || expected === 'name-or-end') {
      if (!string()) return at;
      accept(SPACE);
      if (text[at] !== ':') return at;
      at += 1;
      expected = 'value';
    } else if (char === '{' || char === '[') {
      open.push(char);
      expected = char === '{' ? 'name-or-end' : 'value-or-end';
      at += 1;
    } else if (char === '"' ? string() : accept(SCALAR)) expected = 'separator';
    else return at;
  }
}
