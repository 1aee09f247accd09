import { joinBytes } from './join-bytes.ts';
import {
  BACKSLASH,
  CLOSE_LIST,
  CLOSE_OBJECT,
  COMMA,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
  SPACE,
} from './json-chars.ts';
import { byteAt, type Part } from './json-part.ts';

/**
 * Splits JSON as it arrives, so that a file need not fit into memory: the elements of the wanted lists are delivered
 * one by one, and at the end the rest of the document with those lists empty. It counts brackets and knows strings; the
 * reader of a chunk checks whether it is valid JSON. Depth costs nothing: it is a number.
 */
export interface JsonSplitter {
  feed(bytes: Uint8Array): void;
  /** What came outside of the lists up to the element at hand. */
  soFar(): string;
  end(): SplitEnd;
}

/** Where in the file a character of the text handed over is, counted from 0. */
export type ByteAt = (index: number) => number;

export type SplitEnd =
  /** The document without the elements of its lists. */
  | { ok: true; rest: string; byteAt: ByteAt }
  /** Where the text ends too early, as a JSON path, and how many bytes came. */
  | { ok: false; place: string; message: string; byte: number };

export interface WantedList {
  /** The names on the path to the list; `*` is an element of another wanted list. */
  path: readonly string[];
  /** Larger elements are delivered as undefined, in bytes. */
  largest: number;
  /** `at` counts from 0 within its list. */
  take(json: string | undefined, at: number, byteAt: ByteAt): void;
}

interface State {
  lists: readonly WantedList[];
  decode: (bytes: Uint8Array) => string;
  largestRest: number;
  parts: (Part & { list: WantedList | undefined })[];
  /** By depth, the list that is being split there, and how many of its elements have begun. */
  open: Map<number, { list: WantedList; begun: number }>;
  /** By depth, the latest string: before a list or an object it is its name. */
  names: string[];
  longestPath: number;
  depth: number;
  inString: boolean;
  escaped: boolean;
  /** Bytes before those at hand. */
  passed: number;
}

const LONGEST_NAME = 64;
/** The most bytes outside the wanted lists: in a valid file the lists are the bulk. */
const LARGEST_REST = 128 * 1024 * 1024;

export function createJsonSplitter(
  lists: readonly WantedList[],
  decode: (bytes: Uint8Array) => string,
  largestRest = LARGEST_REST,
): JsonSplitter {
  const state: State = {
    lists,
    decode,
    largestRest,
    parts: [{ list: undefined, chunks: [], starts: [], size: 0 }],
    open: new Map(),
    names: [],
    longestPath: Math.max(...lists.map(({ path }) => path.length)),
    depth: 0,
    inString: false,
    escaped: false,
    passed: 0,
  };
  return {
    feed: (bytes) => feed(state, bytes),
    soFar: () => decode(joinBytes(state.parts[0]?.chunks ?? [])),
    end() {
      const [root] = state.parts;
      if (state.depth > 0 || state.inString || !root)
        return {
          ok: false,
          place: placeOf(state),
          message: 'ends here: the file was cut',
          byte: state.passed,
        };
      if (root.size > largestRest)
        return {
          ok: false,
          place: '$',
          message: `holds more than ${largestRest} bytes outside of its lists`,
          byte: state.passed,
        };
      const rest = decode(joinBytes(root.chunks));
      return { ok: true, rest, byteAt: (index) => byteAt(root, rest, index) };
    },
  };
}

function feed(state: State, bytes: Uint8Array): void {
  let from = 0;
  let at = 0;
  while (at < bytes.length) {
    if (state.inString) {
      at = readString(state, bytes, at);
      continue;
    }
    const byte = bytes[at] ?? 0;
    if (byte <= SPACE) {
      at += 1;
      continue;
    }
    const list = state.open.get(state.depth);
    if (list && (byte === COMMA || byte === CLOSE_LIST)) {
      if (state.parts.at(-1)?.list === list.list) closePart(state, list, bytes.subarray(from, at), from);
      else keep(state, bytes, from, at);
      // A comma belongs to no element; a bracket belongs to the document.
      from = byte === COMMA ? at + 1 : at;
    } else if (list && state.parts.at(-1)?.list !== list.list) {
      // Only white space is between two elements, and a list of their pieces would be as long as the file has lines.
      if (list.begun === 0) keep(state, bytes, from, at);
      state.parts.push({ list: list.list, chunks: [], starts: [], size: 0 });
      list.begun += 1;
      from = at;
    }
    step(state, byte);
    at += 1;
  }
  keep(state, bytes, from, bytes.length);
  state.passed += bytes.length;
}

function step(state: State, byte: number): void {
  switch (byte) {
    case QUOTE:
      state.inString = true;
      state.names[state.depth] = '';
      break;
    case OPEN_LIST: {
      const list = listAt(state);
      state.depth += 1;
      if (list) state.open.set(state.depth, { list, begun: 0 });
      state.names[state.depth] = '';
      break;
    }
    case OPEN_OBJECT:
      state.depth += 1;
      state.names[state.depth] = '';
      break;
    case CLOSE_LIST:
    case CLOSE_OBJECT:
      state.open.delete(state.depth);
      state.depth -= 1;
      break;
  }
}

/** Continues in a string; returns where it ends, or the end of the bytes. */
function readString(state: State, bytes: Uint8Array, start: number): number {
  let at = start;
  if (state.escaped) {
    state.escaped = false;
    at += 1;
  }
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === BACKSLASH) at += 2;
    else if (byte === QUOTE) {
      state.inString = false;
      break;
    } else at += 1;
  }
  const end = Math.min(at, bytes.length);
  state.escaped = at > bytes.length;
  if (state.depth <= state.longestPath) noteName(state, bytes, start, end);
  return state.inString ? bytes.length : at + 1;
}

function noteName(state: State, bytes: Uint8Array, from: number, to: number): void {
  const before = state.names[state.depth] ?? '';
  if (before.length >= LONGEST_NAME) return;
  state.names[state.depth] = before + state.decode(bytes.subarray(from, Math.min(to, from + LONGEST_NAME)));
}

/** The list that starts here, if it is wanted. */
function listAt({ lists, names, open, depth, longestPath }: State): WantedList | undefined {
  if (depth > longestPath) return undefined;
  return lists.find(
    ({ path }) =>
      path.length === depth &&
      path.every((name, index) => (name === '*' ? open.has(index + 1) : names[index + 1] === name)),
  );
}

function keep({ parts, largestRest, passed }: State, bytes: Uint8Array, from: number, to: number): void {
  const part = parts.at(-1);
  if (!part || to <= from) return;
  part.size += to - from;
  // Copied: a piece must not hold the whole chunk that it came in. `slice` of Node's Buffer would not copy.
  if (part.size <= (part.list?.largest ?? largestRest)) {
    part.chunks.push(new Uint8Array(bytes.subarray(from, to)));
    part.starts.push(passed + from);
  } else part.chunks = [];
}

/** `tail`: what of the element is in the bytes at hand, from `from`; most elements are there whole, and are not copied. */
function closePart(
  { parts, decode, passed }: State,
  { list, begun }: { list: WantedList; begun: number },
  tail: Uint8Array,
  from: number,
): void {
  const part = parts.pop();
  if (!part) return;
  const fits = part.size + tail.length <= list.largest;
  part.chunks.push(tail);
  part.starts.push(passed + from);
  const json = fits ? decode(joinBytes(part.chunks)) : undefined;
  list.take(json, begun - 1, (index) => byteAt(part, json ?? '', index));
}

function placeOf({ depth, longestPath, open, names }: State): string {
  let place = '$';
  for (let at = 1; at <= Math.min(depth, longestPath + 1); at += 1) {
    const list = open.get(at);
    if (list) place += `[${Math.max(0, list.begun - 1)}]`;
    else if (/^\w+$/.test(names[at] ?? '')) place += `.${names[at]}`;
  }
  return place;
}
