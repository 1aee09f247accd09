import { type FileHandle, open } from 'node:fs/promises';
import { type AnyFileReader, createAnyFileReader, type ReadContent } from '../../src/files/read-file.ts';
import type { Terminal } from '../command.ts';
import { readAttachments } from './read-attachments.ts';
import { type InputContent, readZip } from './read-zip.ts';
import { unpack } from './unpack.ts';

/** What a compressed file may unfold to, in bytes; a HAR or a trace shrinks to a tenth, not to a thousandth. */
const MOST_UNFOLDED = 16 * 1024 * 1024 * 1024;
const MOST_RATIO = 200;
/** A small file may shrink by more than that ratio and is still no danger, in bytes. */
const HARMLESS = 64 * 1024 * 1024;
const PROGRESS_EVERY = 128 * 1024 * 1024;

export type Progress = (bytes: number, total: number | undefined) => void;

const bad = (message: string, place = ''): ReadContent => ({ ok: false, fault: { place, message } });

/** Reads a file, or standard input for `-`, as a stream: memory does not grow with its length. */
export async function readInput(path: string, terminal: Terminal, progress: Progress): Promise<InputContent> {
  if (path === '-') return readStream(terminal.stdin, undefined, progress);
  let file: FileHandle;
  try {
    file = await open(path);
  } catch (error) {
    return bad(whyUnreadable(error));
  }
  try {
    const info = await file.stat();
    if (info.isDirectory()) return bad('is a directory: pass the files in it');
    // A pipe such as `<(…)` has no size.
    const content = await readStream(chunksOf(file), info.isFile() ? info.size : undefined, progress);
    if (content.ok && content.kind === 'har') await readAttachments(content.har, path);
    return content;
  } catch (error) {
    return bad(whyUnreadable(error));
  } finally {
    await file.close();
  }
}

const CHUNK = 1024 * 1024;

/** One buffer for all of it: whoever reads a chunk copies what he keeps, and a gigabyte of them is never garbage. */
async function* chunksOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(CHUNK);
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, CHUNK, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

async function readStream(
  source: AsyncIterable<Uint8Array>,
  total: number | undefined,
  progress: Progress,
): Promise<InputContent> {
  const decoder = new TextDecoder();
  const reader = createAnyFileReader((bytes) => decoder.decode(bytes));
  let packed = 0;
  let reported = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      packed += chunk.length;
      if (packed - reported >= PROGRESS_EVERY) {
        reported = packed;
        progress(packed, total);
      }
      yield chunk;
    }
  }
  let unfolded = 0;
  try {
    const found = await unpack(counted());
    if (found.kind === 'foreign') return bad(found.message);
    if (found.kind === 'zip') return await readZip(found.chunks);
    for await (const chunk of found.chunks) {
      unfolded += chunk.length;
      if (unfolded > MOST_UNFOLDED || (unfolded > HARMLESS && unfolded > packed * MOST_RATIO))
        return bad(`unfolds to more than ${unfolded} bytes from ${packed}: no trace does that`);
      reader.feed(chunk);
    }
  } catch (error) {
    return whatCame(reader, whyUnreadable(error));
  }
  return reader.end();
}

/** The sound beginning of a HAR file whose rest cannot be read, or why it cannot. */
function whatCame(reader: AnyFileReader, message: string): ReadContent {
  const content = reader.end();
  if (!content.ok || content.kind !== 'har') return bad(message);
  content.har.broken.push({ place: 'the rest of the file', message });
  return content;
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
