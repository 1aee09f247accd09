import { Bytes, stringSlice, uncurryThis } from './primordials.ts';

const encodeInto = uncurryThis(TextEncoder.prototype, 'encodeInto');
const CHUNK = 16_384;
const encoder = new TextEncoder();
let scratch: Uint8Array<ArrayBuffer> | undefined;

/** A text's length in bytes as UTF-8, as `send` would put it on the wire; for texts too long to keep whole. */
export function utf8Size(text: string): number {
  scratch ??= new Bytes(CHUNK * 3);
  let size = 0;
  let at = 0;
  while (at < text.length) {
    // `read` stops short of a surrogate pair that the chunk's end cuts, unless it is the chunk's only unit.
    const { read, written } = encodeInto(encoder, stringSlice(text, at, at + CHUNK), scratch);
    at += read;
    size += written;
  }
  return size;
}
