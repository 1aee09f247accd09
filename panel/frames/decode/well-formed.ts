/**
 * Whether bytes are one whole value of a binary format, nested no deeper than anybody nests. Libraries take a length at its
 * word and make room for it, level upon level: what a server sends must not cost more than its bytes.
 */

const DEEPEST = 200;
/** Of an indefinite length, in CBOR. */
const UNTIL_BREAK = -1;

/** `size`: bytes of the value's head and content; `items`: values that follow as part of it. */
type Head = { size: number; items: number } | undefined;

function walk(bytes: Uint8Array, headAt: (at: number) => Head, isBreak: (byte: number) => boolean): boolean {
  const open = [1];
  let at = 0;
  while (open.length > 0) {
    const last = open.length - 1;
    const left = open[last] ?? 0;
    if (left === 0) {
      open.pop();
      continue;
    }
    if (at >= bytes.length) return false;
    if (left === UNTIL_BREAK && isBreak(bytes[at] ?? 0)) {
      at += 1;
      open.pop();
      continue;
    }
    if (left > 0) open[last] = left - 1;
    const head = headAt(at);
    if (!head || at + head.size > bytes.length || head.items > bytes.length - at) return false;
    at += head.size;
    if (head.items === 0) continue;
    if (open.length >= DEEPEST) return false;
    open.push(head.items);
  }
  return at === bytes.length;
}

function numberAt(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let i = 0; i < width; i++) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}

/** https://github.com/msgpack/msgpack/blob/master/spec.md#formats, from 0xc0 on: bytes after the first one. */
const FIXED: Readonly<Record<number, number>> = {
  192: 0,
  194: 0,
  195: 0,
  202: 4,
  203: 8,
  204: 1,
  205: 2,
  206: 4,
  207: 8,
  208: 1,
  209: 2,
  210: 4,
  211: 8,
  212: 2,
  213: 3,
  214: 5,
  215: 9,
  216: 17,
};
/** Binary, extension and text: width of the length, and bytes of a type before the content. */
const SIZED: Readonly<Record<number, readonly [width: number, type: number]>> = {
  196: [1, 0],
  197: [2, 0],
  198: [4, 0],
  199: [1, 1],
  200: [2, 1],
  201: [4, 1],
  217: [1, 0],
  218: [2, 0],
  219: [4, 0],
};
/** Lists and maps: width of the count, and values for each. */
const COUNTED: Readonly<Record<number, readonly [width: number, each: number]>> = {
  220: [2, 1],
  221: [4, 1],
  222: [2, 2],
  223: [4, 2],
};

function messagePackHead(bytes: Uint8Array, at: number): Head {
  const first = bytes[at] ?? 0;
  if (first < 0x80 || first >= 0xe0) return { size: 1, items: 0 };
  if (first < 0x90) return { size: 1, items: (first & 15) * 2 };
  if (first < 0xa0) return { size: 1, items: first & 15 };
  if (first < 0xc0) return { size: 1 + (first & 31), items: 0 };
  const fixed = FIXED[first];
  if (fixed !== undefined) return { size: 1 + fixed, items: 0 };
  const sized = SIZED[first];
  if (sized) return { size: 1 + sized[0] + sized[1] + numberAt(bytes, at + 1, sized[0]), items: 0 };
  const counted = COUNTED[first];
  return counted && { size: 1 + counted[0], items: numberAt(bytes, at + 1, counted[0]) * counted[1] };
}

/** RFC 8949 section 3: three bits of type, five of a length or of the width of one. */
function cborHead(bytes: Uint8Array, at: number): Head {
  const first = bytes[at] ?? 0;
  const type = first >> 5;
  const low = first & 31;
  if (low === 31) return type >= 2 && type <= 5 ? { size: 1, items: UNTIL_BREAK } : undefined;
  if (low > 27) return undefined;
  const width = low < 24 ? 0 : 1 << (low - 24);
  const value = width === 0 ? low : numberAt(bytes, at + 1, width);
  const size = 1 + width;
  if (type === 2 || type === 3) return { size: size + value, items: 0 };
  if (type === 4) return { size, items: value };
  if (type === 5) return { size, items: value * 2 };
  return { size, items: type === 6 ? 1 : 0 };
}

export function isMessagePack(bytes: Uint8Array): boolean {
  return walk(
    bytes,
    (at) => messagePackHead(bytes, at),
    () => false,
  );
}

export function isCbor(bytes: Uint8Array): boolean {
  return walk(
    bytes,
    (at) => cborHead(bytes, at),
    (byte) => byte === 0xff,
  );
}
