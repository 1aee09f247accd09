import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { type InputContent, readUnpacked } from '../../src/files/unpack/read-unpacked.ts';
import type { ByteSource, Chunks, Limits, Platform, RandomAccess } from '../../src/files/unpack/source.ts';
import type { Terminal } from '../command.ts';
import { readAttachments } from './read-attachments.ts';
import { runTshark } from './run-tshark.ts';

const LIMITS: Limits = { unpacked: 16 * 1024 * 1024 * 1024, held: 512 * 1024 * 1024 };
const PROGRESS_EVERY = 128 * 1024 * 1024;

export type Progress = (bytes: number, total: number | undefined) => void;

const bad = (message: string): InputContent => ({ ok: false, fault: { place: '', message } });

/**
 * Reads a file, or standard input for `-`, as a stream: memory does not grow with its length. `onText`, `isAlone`: see
 * `Platform`. `betweenChunks` is called after each megabyte or less.
 */
export async function readInput(
  path: string,
  terminal: Terminal,
  progress: Progress,
  {
    onText,
    isAlone = false,
    betweenChunks = () => undefined,
  }: Pick<Platform, 'onText' | 'isAlone'> & { betweenChunks?: () => void } = {},
): Promise<InputContent> {
  const common = { progress, isAlone, betweenChunks, ...(onText === undefined ? {} : { onText }) };
  if (path === '-') return read({ chunks: () => terminal.stdin }, common);
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
    const size = info.isFile() ? info.size : undefined;
    const source: ByteSource = {
      chunks: () => chunksOf(file),
      ...(size === undefined ? {} : { file: randomAccess(file, size) }),
    };
    const content = await read(source, { ...common, ...(size === undefined ? {} : { total: size, path }) });
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

const randomAccess = (file: FileHandle, size: number): RandomAccess => ({
  size,
  async read(at, length) {
    const bytes = new Uint8Array(length);
    const { bytesRead } = await file.read(bytes, 0, length, at);
    return bytes.subarray(0, bytesRead);
  },
});

interface Reading {
  progress: Progress;
  /** Of a file, in bytes. */
  total?: number;
  path?: string;
  isAlone: boolean;
  onText?(chunk: Uint8Array): void;
  betweenChunks(): void;
}

function read(
  source: ByteSource,
  { progress, total, path, isAlone, onText, betweenChunks }: Reading,
): Promise<InputContent> {
  let packed = 0;
  let reported = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source.chunks()) {
      packed += chunk.length;
      if (packed - reported >= PROGRESS_EVERY) {
        reported = packed;
        progress(packed, total);
      }
      yield chunk;
      betweenChunks();
    }
  }
  const here = { ...platform(path), isAlone };
  return readUnpacked({ ...source, chunks: counted }, onText ? { ...here, onText } : here, LIMITS);
}

const INFLATE = { gzip: createGunzip, deflate: createInflate, 'deflate-raw': createInflateRaw };

function platform(path: string | undefined): Platform {
  const decoder = new TextDecoder();
  return {
    decode: (bytes) => decoder.decode(bytes),
    why: whyUnreadable,
    readPackets: (chunks, isPlain) => runTshark(chunks, isPlain ? path : undefined),
    inflate(format, chunks) {
      const inflate = INFLATE[format]();
      const packed = Readable.from(copied(chunks));
      packed.on('error', (error) => inflate.destroy(error));
      return packed.pipe(inflate);
    },
    async *fromUtf16(label, chunks) {
      const utf16 = new TextDecoder(label);
      const encoder = new TextEncoder();
      for await (const chunk of chunks) yield encoder.encode(utf16.decode(chunk, { stream: true }));
      yield encoder.encode(utf16.decode());
    },
  };
}

/** A stream reads ahead: its chunks must not change under it. */
async function* copied(chunks: Chunks): AsyncGenerator<Uint8Array> {
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
