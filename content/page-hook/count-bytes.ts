import { Bytes, charCodeAt, stringSlice, uncurryThis } from './primordials.ts';

const encoder = new TextEncoder();
const encodeInto = uncurryThis(TextEncoder.prototype, 'encodeInto');
const CHUNK = 16_384;
let scratch: Uint8Array | undefined;

/**
 * UTF-16 units that are counted as bytes in a period, in milliseconds: counting costs the page some nanoseconds a
 * character, more than all else that is done with a message.
 */
const COUNTED = 1 << 20;
const PERIOD = 10_000;
let uncounted = 0;
let until = -1;

/** A text's bytes as UTF-8, or -1 where too much was counted of late. `at`: its time in milliseconds. */
export function countBytes(text: string, at: number): number {
  if (at > until) {
    uncounted = COUNTED;
    until = at + PERIOD;
  }
  const { length } = text;
  if (length > uncounted) return -1;
  uncounted -= length;
  scratch ??= new Bytes(CHUNK * 3);
  let size = 0;
  for (let from = 0; from < length; ) {
    let to = from + CHUNK;
    // Halves of a surrogate pair would be counted as two characters.
    if (to < length && (charCodeAt(text, to) & 0xfc00) === 0xdc00) to -= 1;
    size += encodeInto(encoder, stringSlice(text, from, to), scratch as never).written;
    from = to;
  }
  return size;
}
