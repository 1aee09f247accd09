import { type InputContent, readUnpacked } from '../../src/files/unpack/read-unpacked.ts';
import type { Chunks, Limits, Platform } from '../../src/files/unpack/source.ts';
import { yieldToBrowser } from './time-slicer.ts';

const LIMITS: Limits = { unpacked: 2 * 1024 * 1024 * 1024, held: 256 * 1024 * 1024 };
/** Bytes fetched at once: some engines would give the whole file in one piece. */
const CHUNK = 1024 * 1024;

type Bytes = Uint8Array<ArrayBuffer>;

async function* chunksOf(blob: Blob, onRead: (bytes: number) => void): AsyncGenerator<Bytes> {
  for (let at = 0; at < blob.size; at += CHUNK) {
    const chunk = new Uint8Array(await blob.slice(at, at + CHUNK).arrayBuffer());
    onRead(at + chunk.length);
    yield chunk;
  }
}

/** As a stream, which is fed only as it is read. */
function streamOf(chunks: Chunks): ReadableStream<Bytes> {
  const source = chunks[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(out) {
      const { value, done } = await source.next();
      if (done) out.close();
      else out.enqueue(value.slice());
    },
    async cancel() {
      await source.return?.();
    },
  });
}

/** Not every browser iterates over a stream. */
async function* chunksFrom(stream: ReadableStream<Bytes>): AsyncGenerator<Bytes> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

function platform(signal: AbortSignal): Platform {
  const decoder = new TextDecoder();
  return {
    decode: (bytes) => decoder.decode(bytes),
    why: (error) => `cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    inflate: (format, chunks) => chunksFrom(streamOf(chunks).pipeThrough(new DecompressionStream(format))),
    async *fromUtf16(label, chunks) {
      const utf16 = new TextDecoder(label);
      const encoder = new TextEncoder();
      for await (const chunk of chunks) yield encoder.encode(utf16.decode(chunk, { stream: true }));
      yield encoder.encode(utf16.decode());
    },
    async rest() {
      await yieldToBrowser();
      signal.throwIfAborted();
    },
  };
}

/** Reads a trace, a HAR file, a log or an archive of them, in slices; `onRead` hears how many of its bytes are done. */
export async function readBlob(
  blob: Blob,
  signal: AbortSignal,
  onRead: (bytes: number) => void,
): Promise<InputContent> {
  const file = {
    size: blob.size,
    read: async (at: number, length: number) =>
      new Uint8Array(await blob.slice(at, at + length).arrayBuffer()),
  };
  const content = await readUnpacked(
    { chunks: () => chunksOf(blob, onRead), file },
    platform(signal),
    LIMITS,
  );
  signal.throwIfAborted();
  return content;
}
