import { fileKind, TELLING_BYTES } from '../../export/trace/file-kind.ts';
import { joinBytes } from '../../shared/join-bytes.ts';
import type { Chunks, Platform } from './source.ts';

export type Unpacked =
  | { kind: 'text' | 'zip' | 'packets'; chunks: Chunks; layers: number }
  | { kind: 'foreign'; message: string };

/** A compressed UTF-16 file in another gzip file: more layers than that nobody makes by accident. */
const MOST_LAYERS = 4;

/** Undoes compression and UTF-16, layer by layer; what comes out is UTF-8, or a zip archive. */
export async function unpackLayers(source: Chunks, platform: Platform): Promise<Unpacked> {
  let chunks = source;
  for (let layers = 0; layers < MOST_LAYERS; layers += 1) {
    const { start, whole } = await peek(chunks);
    const found = fileKind(start);
    switch (found.kind) {
      case 'foreign':
        return found;
      case 'text':
      case 'zip':
      case 'packets':
        return { kind: found.kind, chunks: whole, layers };
      case 'gzip':
        chunks = platform.inflate('gzip', whole);
        break;
      case 'zlib':
        chunks = platform.inflate('deflate', whole);
        break;
      case 'utf-16le':
      case 'utf-16be':
        chunks = platform.fromUtf16(found.kind, whole);
        break;
      default:
        found satisfies never;
    }
  }
  return { kind: 'foreign', message: `is compressed more than ${MOST_LAYERS} times` };
}

/** The first bytes, and all of the chunks again. A pipe may give its first bytes one by one. */
async function peek(source: Chunks): Promise<{ start: Uint8Array; whole: Chunks }> {
  const chunks = source[Symbol.asyncIterator]();
  let start: Uint8Array = new Uint8Array(0);
  let ended = false;
  while (start.length < TELLING_BYTES && !ended) {
    const { value, done } = await chunks.next();
    if (done) ended = true;
    else start = joinBytes([start, value]);
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      if (start.length > 0) yield start;
      if (!ended) yield* { [Symbol.asyncIterator]: () => chunks };
    } finally {
      await chunks.return?.();
    }
  }
  return { start, whole: whole() };
}
