import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { createFileReader, type FileContent } from '../src/trace/read-file.ts';
import type { Terminal } from './command.ts';

/** What a gzipped file may unfold to, in bytes; a HAR or a trace shrinks to a tenth, not to a thousandth. */
const MOST_UNFOLDED = 16 * 1024 * 1024 * 1024;
const MOST_RATIO = 200;
/** A small file may shrink by more than that ratio and is still no danger, in bytes. */
const HARMLESS = 64 * 1024 * 1024;
const PROGRESS_EVERY = 128 * 1024 * 1024;

export type Progress = (bytes: number, total: number | undefined) => void;

const bad = (message: string, place = ''): FileContent => ({ ok: false, fault: { place, message } });

/** Reads a file, or standard input for `-`, as a stream: memory does not grow with its length. */
export async function readInput(path: string, terminal: Terminal, progress: Progress): Promise<FileContent> {
  let total: number | undefined;
  let source: Readable;
  if (path === '-') source = Readable.from(terminal.stdin);
  else {
    try {
      const info = await stat(path);
      if (!info.isFile()) return bad('is no file');
      total = info.size;
    } catch (error) {
      return bad(whyUnreadable(error));
    }
    source = createReadStream(path, { highWaterMark: 1024 * 1024 });
  }
  try {
    return await readStream(source, total, progress);
  } catch (error) {
    return bad(whyUnreadable(error));
  } finally {
    source.destroy();
  }
}

async function readStream(
  source: Readable,
  total: number | undefined,
  progress: Progress,
): Promise<FileContent> {
  const decoder = new TextDecoder();
  const reader = createFileReader((bytes) => decoder.decode(bytes));
  let packed = 0;
  let told = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source as AsyncIterable<Uint8Array>) {
      packed += chunk.length;
      if (packed - told >= PROGRESS_EVERY) {
        told = packed;
        progress(packed, total);
      }
      yield chunk;
    }
  }
  let unfolded = 0;
  for await (const chunk of await unfold(counted())) {
    unfolded += chunk.length;
    if (unfolded > MOST_UNFOLDED || (unfolded > HARMLESS && unfolded > packed * MOST_RATIO))
      return bad(`unfolds to more than ${unfolded} bytes from ${packed}: no trace does that`);
    reader.feed(chunk);
  }
  return reader.end();
}

/** Gzip is known by its first two bytes (RFC 1952 section 2.3.1). */
async function unfold(chunks: AsyncGenerator<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const first = await chunks.next();
  async function* whole(): AsyncGenerator<Uint8Array> {
    if (first.done) return;
    yield first.value;
    yield* chunks;
  }
  const isGzip = !first.done && first.value[0] === 0x1f && first.value[1] === 0x8b;
  if (!isGzip) return whole();
  const gunzip = createGunzip();
  const packed = Readable.from(whole());
  packed.on('error', (error) => gunzip.destroy(error));
  return packed.pipe(gunzip);
}

function whyUnreadable(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return 'does not exist';
    case 'EACCES':
      return 'may not be read';
    case 'Z_DATA_ERROR':
    case 'Z_BUF_ERROR':
      return `is no sound gzip file: ${message}`;
    default:
      return `cannot be read: ${message}`;
  }
}
