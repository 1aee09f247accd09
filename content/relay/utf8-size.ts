const CHUNK = 16_384;
const encoder = new TextEncoder();
let scratch: Uint8Array<ArrayBuffer> | undefined;

/** A text's length in bytes as UTF-8; for texts too long to keep whole. */
export function utf8Size(text: string): number {
  scratch ??= new Uint8Array(CHUNK * 3);
  let size = 0;
  let at = 0;
  while (at < text.length) {
    // `read` stops short of a surrogate pair that the chunk's end cuts, unless it is the chunk's only unit.
    const { read, written } = encoder.encodeInto(text.slice(at, at + CHUNK), scratch);
    at += read;
    size += written;
  }
  return size;
}
