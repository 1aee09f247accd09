import { type FileKind, fileKind, TELLING_BYTES } from '../../src/export/trace/file-kind.ts';
import { createAnyFileReader, type ReadContent } from '../../src/files/read-file.ts';
import { yieldToBrowser } from './time-slicer.ts';

/** What a panel holds at most of one file once it is unfolded, in bytes. */
const MOST_UNFOLDED = 2 * 1024 * 1024 * 1024;
const MOST_RATIO = 200;
/** Up to here a file may shrink as much as it likes, in bytes. */
const HARMLESS = 64 * 1024 * 1024;
/** Bytes fetched at once: some engines would give the whole file in one piece. */
const CHUNK = 1024 * 1024;
/** Bytes read at once: a slice of a few milliseconds, also before the reading code is compiled. */
const SLICE = 32 * 1024;

function chunksOf(blob: Blob, onRead: (bytes: number) => void): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream({
    async pull(out) {
      const chunk = new Uint8Array(await blob.slice(at, at + CHUNK).arrayBuffer());
      at += chunk.length;
      onRead(at);
      if (chunk.length > 0) out.enqueue(chunk);
      if (at >= blob.size) out.close();
    },
  });
}

/** UTF-16 as UTF-8. */
function asUtf8(
  label: 'utf-16le' | 'utf-16be',
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  const decoder = new TextDecoder(label);
  const encoder = new TextEncoder();
  return new TransformStream({
    transform: (chunk, out) => out.enqueue(encoder.encode(decoder.decode(chunk, { stream: true }))),
    flush: (out) => out.enqueue(encoder.encode(decoder.decode())),
  });
}

type Source = ReadableStream<Uint8Array<ArrayBuffer>>;

/** What the file holds once it is unpacked, or why the panel does not read it. */
function unpacked(kind: FileKind, chunks: Source): Source | string {
  switch (kind.kind) {
    case 'gzip':
      return chunks.pipeThrough(new DecompressionStream('gzip'));
    case 'zlib':
      return chunks.pipeThrough(new DecompressionStream('deflate'));
    case 'utf-16le':
    case 'utf-16be':
      return chunks.pipeThrough(asUtf8(kind.kind));
    case 'zip':
      return 'is a zip archive: unpack it, and drop the files in it together, or run `wsdoctor diagnose` on it';
    case 'foreign':
      return kind.message;
    case 'text':
      return chunks;
    default:
      return kind satisfies never;
  }
}

/** Reads a trace, a HAR file or a log, compressed or not, in slices; `onRead` hears how many of its bytes are done. */
export async function readBlob(
  blob: Blob,
  signal: AbortSignal,
  onRead: (bytes: number) => void,
): Promise<ReadContent> {
  const decoder = new TextDecoder();
  const reader = createAnyFileReader((bytes) => decoder.decode(bytes));
  const start = new Uint8Array(await blob.slice(0, TELLING_BYTES).arrayBuffer());
  let packed = 0;
  const chunks = chunksOf(blob, (bytes) => {
    packed = bytes;
    onRead(bytes);
  });
  const content = unpacked(fileKind(start), chunks);
  if (typeof content === 'string') return { ok: false, fault: { place: '', message: content } };
  const source = content.getReader();
  let unfolded = 0;
  try {
    for (;;) {
      const { done, value } = await source.read();
      if (done) return reader.end();
      unfolded += value.length;
      if (unfolded > MOST_UNFOLDED || (unfolded > HARMLESS && unfolded > packed * MOST_RATIO))
        return { ok: false, fault: { place: '$', message: `unfolds to more than ${unfolded} bytes` } };
      for (let at = 0; at < value.length; at += SLICE) {
        reader.feed(value.subarray(at, at + SLICE));
        await yieldToBrowser();
        signal.throwIfAborted();
      }
    }
  } catch (error) {
    signal.throwIfAborted();
    const words = error instanceof Error ? error.message : String(error);
    return { ok: false, fault: { place: '$', message: `cannot be read: ${words}` } };
  } finally {
    void source.cancel().catch(() => undefined);
  }
}
