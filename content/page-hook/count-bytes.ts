import { COUNT_CHUNK, COUNT_PERIOD, MOST_COUNTED } from './limits.ts';
import { Bytes, charCodeAt, stringSlice, uncurryThis } from './primordials.ts';

const encoder = new TextEncoder();
const encodeInto = uncurryThis(TextEncoder.prototype, 'encodeInto');
let scratch: Uint8Array | undefined;

let uncounted = 0;
let until = -1;

/** A text's bytes as UTF-8, or -1 where too much was counted of late. `at`: its time in milliseconds. */
export function countBytes(text: string, at: number): number {
  if (at > until) {
    uncounted = MOST_COUNTED;
    until = at + COUNT_PERIOD;
  }
  const { length } = text;
  if (length > uncounted) return -1;
  uncounted -= length;
  scratch ??= new Bytes(COUNT_CHUNK * 3);
  let size = 0;
  for (let from = 0; from < length; ) {
    let to = from + COUNT_CHUNK;
    // Halves of a surrogate pair would be counted as two characters.
    if (to < length && (charCodeAt(text, to) & 0xfc00) === 0xdc00) to -= 1;
    size += encodeInto(encoder, stringSlice(text, from, to), scratch as never).written;
    from = to;
  }
  return size;
}
