import { DEEPEST, endOfString, parseJson } from './parse-json.ts';

/** So many characters are parsed in between two rests: a millisecond or two. */
const PIECE = 65_536;

/** Thrown where the text is no JSON, or nested too deep. */
class Invalid extends Error {}

/** The same as `parseJson`, with rests in between: for a text of megabytes. */
export function* parseJsonInParts(text: string): Generator<void, unknown> {
  const start = afterSpace(text, 0);
  if (text[start] !== '{' && text[start] !== '[') return parseJson(text);
  try {
    const { value, end } = yield* container(text, start, 1);
    return afterSpace(text, end) === text.length ? value : undefined;
  } catch (error) {
    if (error instanceof Invalid || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

type Taken = { value: unknown; end: number };

/**
 * The object or list that begins at `start`: its members are parsed many at once, and one that is longer than a piece by
 * this function again. `level`: how many contain it, itself included.
 */
function* container(text: string, start: number, level: number): Generator<void, Taken> {
  if (level > DEEPEST) throw new Invalid();
  const isList = text[start] === '[';
  const list: unknown[] = [];
  const object: Record<string, unknown> = {};
  const take = (from: number, to: number): void => {
    const part = text.slice(from, to);
    if (isList) for (const each of JSON.parse(`[${part}]`) as unknown[]) list.push(each);
    else for (const [key, value] of Object.entries(JSON.parse(`{${part}}`))) setOwn(object, key, value);
  };
  const close = isList ? ']' : '}';
  let from = afterSpace(text, start + 1);
  if (text[from] === close) return { value: isList ? list : object, end: from + 1 };
  for (;;) {
    const { end, large } = members(text, from, level);
    // Before a large member there is a comma, or nothing.
    const to = large === undefined ? end : Math.max(from, end - 1);
    if (to > from && afterSpace(text, from) === to) throw new Invalid();
    if (to > from) take(from, to);
    yield;
    let at = end;
    if (large !== undefined) {
      const inner = yield* container(text, large, level + 1);
      if (!isList) setOwn(object, nameBefore(text, end, large), inner.value);
      else if (afterSpace(text, end) === large) list.push(inner.value);
      else throw new Invalid();
      at = afterSpace(text, inner.end);
    }
    if (text[at] === close) return { value: isList ? list : object, end: at + 1 };
    if (text[at] !== ',') throw new Invalid();
    from = at + 1;
    if (text[afterSpace(text, from)] === close) throw new Invalid();
  }
}

/** As `JSON.parse` does, also where the name is `__proto__`. */
function setOwn(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true });
}

/**
 * Members from `from` on: up to a comma after a piece of them or to the end of their container, or to where one begins
 * that is a container of more than a piece, which itself begins at `large`.
 */
function members(text: string, from: number, level: number): { end: number; large?: number } {
  let depth = 0;
  let member = from;
  let opened = from;
  for (let at = from; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) {
      at = endOfString(text, at);
      if (at < 0) throw new Invalid();
    } else if (unit === 0x5b || unit === 0x7b) {
      if (depth === 0) opened = at;
      depth += 1;
      if (depth + level > DEEPEST) throw new Invalid();
    } else if (unit === 0x5d || unit === 0x7d) {
      if (depth === 0) return { end: at };
      depth -= 1;
    } else if (unit === 0x2c && depth === 0) {
      if (at - from >= PIECE) return { end: at };
      member = at + 1;
    }
    if (depth > 0 && at - opened >= PIECE) return { end: member, large: opened };
  }
  throw new Invalid();
}

/** The name of a member between `from` and its value at `to`. */
function nameBefore(text: string, from: number, to: number): string {
  const [name] = Object.keys(JSON.parse(`{${text.slice(from, to)}0}`));
  if (name === undefined) throw new Invalid();
  return name;
}

function afterSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

const isSpace = (unit: number): boolean => unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
