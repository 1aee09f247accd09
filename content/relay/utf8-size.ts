const CHUNK = 16_384;
let encoder: TextEncoder | undefined;
let scratch: Uint8Array<ArrayBuffer> | undefined;

/** A text's length in bytes as UTF-8; for texts too long to keep whole. */
export function utf8Size(text: string): number {
  encoder ??= new TextEncoder();
  scratch ??= new Uint8Array(CHUNK * 3);
  let size = 0;
  for (let at = 0; at < text.length; ) {
    const last = text.charCodeAt(at + CHUNK - 1);
    // A surrogate pair stays in one chunk: its halves would be counted as two characters of three bytes.
    const end = at + CHUNK - (last >= 0xd800 && last < 0xdc00 ? 1 : 0);
    size += encoder.encodeInto(text.slice(at, end), scratch).written;
    at = end;
  }
  return size;
}
