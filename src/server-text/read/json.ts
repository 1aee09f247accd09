export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export interface ParsedJson {
  value: Json;
  /** The text ends before the value does, as in a close reason cut at 123 bytes. */
  cut: boolean;
  /** Nothing but white space follows the value. */
  whole: boolean;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };
const MAX_DEPTH = 12;

/** Returns the JSON value at the start of the text, also where the text ends in the middle of it. */
export function readJson(text: string): ParsedJson | undefined {
  let at = 0;
  let cut = false;

  /** Returns what was read when the text ended too early. */
  function unfinished<T>(part: T): T {
    cut = true;
    return part;
  }

  function space(): void {
    while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at++;
  }

  function string(): string {
    let value = '';
    at++;
    while (at < text.length) {
      const char = text.charAt(at++);
      if (char === '"') return value;
      if (char !== '\\') value += char;
      else if (at < text.length) {
        const escaped = text.charAt(at++);
        if (escaped === 'u') {
          const code = Number.parseInt(text.slice(at, at + 4), 16);
          if (!Number.isNaN(code)) value += String.fromCharCode(code);
          at += 4;
        } else value += ESCAPES[escaped] ?? escaped;
      }
    }
    cut = true;
    return value;
  }

  function plain(): Json | undefined {
    const start = at;
    while (at < text.length && /[-+.\w]/.test(text.charAt(at))) at++;
    const word = text.slice(start, at);
    if (at >= text.length) cut = true;
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    const number = word === '' ? Number.NaN : Number(word);
    if (!Number.isNaN(number)) return number;
    return cut && word !== '' ? null : undefined;
  }

  function list(depth: number): Json | undefined {
    const items: Json[] = [];
    at++;
    for (;;) {
      space();
      if (text.charAt(at) === ']') {
        at++;
        return items;
      }
      const item = at < text.length ? value(depth + 1) : undefined;
      if (item === undefined) return at >= text.length ? unfinished(items) : undefined;
      items.push(item);
      space();
      if (text.charAt(at) === ',') at++;
      else if (at >= text.length) return unfinished(items);
      else if (text.charAt(at) !== ']') return undefined;
    }
  }

  function record(depth: number): Json | undefined {
    const result: { [key: string]: Json } = Object.create(null) as { [key: string]: Json };
    at++;
    for (;;) {
      space();
      if (text.charAt(at) === '}') {
        at++;
        return result;
      }
      if (at >= text.length) return unfinished(result);
      if (text.charAt(at) !== '"') return undefined;
      const key = string();
      space();
      if (at >= text.length) return unfinished(result);
      if (text.charAt(at++) !== ':') return undefined;
      const field = value(depth + 1);
      if (field === undefined) return at >= text.length ? unfinished(result) : undefined;
      result[key] = field;
      space();
      if (text.charAt(at) === ',') at++;
      else if (at < text.length && text.charAt(at) !== '}') return undefined;
    }
  }

  function value(depth: number): Json | undefined {
    space();
    const char = text.charAt(at);
    if (depth > MAX_DEPTH) return undefined;
    if (char === '"') return string();
    if (char === '{') return record(depth);
    if (char === '[') return list(depth);
    return plain();
  }

  const read = value(0);
  if (read === undefined) return undefined;
  space();
  return { value: read, cut, whole: at >= text.length };
}
