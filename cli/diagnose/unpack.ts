import { Readable } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';
import { fileKind, TELLING_BYTES } from '../../src/export/trace/file-kind.ts';

type Chunks = AsyncIterable<Uint8Array>;
export type Unpacked =
  | { kind: 'text'; chunks: Chunks }
  /** The whole archive is still to be read. */
  | { kind: 'zip'; chunks: Chunks }
  | { kind: 'foreign'; message: string };

/** A compressed UTF-16 file in another gzip file: more layers than that nobody makes by accident. */
const MOST_LAYERS = 4;

/** Undoes compression and UTF-16, layer by layer; what comes out is UTF-8. */
export async function unpack(source: Chunks): Promise<Unpacked> {
  let chunks = source;
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const { start, whole } = await peek(chunks);
    const found = fileKind(start);
    switch (found.kind) {
      case 'foreign':
        return found;
      case 'text':
      case 'zip':
        return { kind: found.kind, chunks: whole };
      case 'gzip':
      case 'zlib':
        chunks = inflated(whole, found.kind);
        break;
      case 'utf-16le':
      case 'utf-16be':
        chunks = asUtf8(whole, found.kind);
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
    else start = Buffer.concat([start, value]);
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    if (start.length > 0) yield start;
    if (!ended) yield* { [Symbol.asyncIterator]: () => chunks };
  }
  return { start, whole: whole() };
}

function inflated(chunks: Chunks, format: 'gzip' | 'zlib'): Chunks {
  const inflate = format === 'gzip' ? createGunzip() : createInflate();
  const packed = Readable.from(copied(chunks));
  packed.on('error', (error) => inflate.destroy(error));
  return packed.pipe(inflate);
}

/** A stream reads ahead: its chunks must not change under it. */
async function* copied(chunks: Chunks): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield chunk.slice();
}

async function* asUtf8(chunks: Chunks, format: 'utf-16le' | 'utf-16be'): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(format);
  const encoder = new TextEncoder();
  for await (const chunk of chunks) yield encoder.encode(decoder.decode(chunk, { stream: true }));
  yield encoder.encode(decoder.decode());
}
