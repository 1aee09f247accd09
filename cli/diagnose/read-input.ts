import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { createFileReader, type FileContent } from '../../src/export/trace/read-file.ts';
import type { Terminal } from '../command.ts';
import { foreignKind } from '../file-kind.ts';

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
  if (path === '-') return readChecked(terminal.stdin, undefined, progress);
  let file: FileHandle;
  try {
    file = await open(path);
  } catch (error) {
    return bad(whyUnreadable(error));
  }
  try {
    const info = await file.stat();
    return info.isFile() ? await readChecked(chunksOf(file), info.size, progress) : bad('is no file');
  } finally {
    await file.close();
  }
}

const CHUNK = 1024 * 1024;

/** One buffer for all of it: whoever reads a chunk copies what he keeps, and a gigabyte of them is never garbage. */
async function* chunksOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(CHUNK);
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, CHUNK);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

async function readChecked(
  source: AsyncIterable<Uint8Array>,
  total: number | undefined,
  progress: Progress,
): Promise<FileContent> {
  try {
    return await readStream(source, total, progress);
  } catch (error) {
    return bad(whyUnreadable(error));
  }
}

async function readStream(
  source: AsyncIterable<Uint8Array>,
  total: number | undefined,
  progress: Progress,
): Promise<FileContent> {
  const decoder = new TextDecoder();
  const reader = createFileReader((bytes) => decoder.decode(bytes));
  let packed = 0;
  let told = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      packed += chunk.length;
      if (packed - told >= PROGRESS_EVERY) {
        told = packed;
        progress(packed, total);
      }
      yield chunk;
    }
  }
  let unfolded = 0;
  let first = true;
  for await (const chunk of await unfold(counted())) {
    const foreign = first ? foreignKind(chunk) : undefined;
    if (foreign !== undefined) return bad(foreign);
    first = false;
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
  const packed = Readable.from(copied(whole()));
  packed.on('error', (error) => gunzip.destroy(error));
  return packed.pipe(gunzip);
}

/** A stream reads ahead: its chunks must not change under it. */
async function* copied(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield chunk.slice();
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
