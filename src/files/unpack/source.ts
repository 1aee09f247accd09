import { joinBytes } from '../../shared/join-bytes.ts';

export type Chunks = AsyncIterable<Uint8Array>;

/** What is to be read: a file, or a stream that can be read once. */
export interface ByteSource {
  chunks(): Chunks;
  /** Of a file, whose bytes can be read in any order. */
  file?: RandomAccess;
}

export interface RandomAccess {
  /** In bytes. */
  size: number;
  /** Fewer bytes only where the file ends. */
  read(at: number, length: number): Promise<Uint8Array>;
}

/** What a browser and Node.js each have of their own. */
export interface Platform {
  /** Gets the text of a file that is none of an archive, unpacked; the chunk may be used again for the next one. */
  onText?(chunk: Uint8Array): void;
  inflate(format: 'gzip' | 'deflate' | 'deflate-raw', chunks: Chunks): Chunks;
  /** As UTF-8. */
  fromUtf16(label: 'utf-16le' | 'utf-16be', chunks: Chunks): Chunks;
  decode(bytes: Uint8Array): string;
  /** The file is judged by itself, not joined with others: entries of a HAR file become a session as they are read. */
  isAlone?: boolean;
  /** Why it could not be read, after the name of the file. */
  why(error: unknown): string;
  /** A packet capture as tshark prints it, where it can be run; else why not, after the name of the file. `isPlain`: it is packed in nothing. */
  readPackets?(chunks: Chunks, isPlain: boolean): Promise<Chunks | string>;
  /** Lets everything else run; rejects where the reading was cancelled. */
  rest?(): Promise<void>;
}

/** How much one file may become, in bytes: a bomb is refused long before memory or time is used up. */
export interface Limits {
  unpacked: number;
  /** An archive that comes as a stream is held whole. */
  held: number;
}

const CHUNK = 1024 * 1024;

export async function* chunksIn(file: RandomAccess, from = 0, to = file.size): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; at += CHUNK) {
    const bytes = await file.read(at, Math.min(CHUNK, to - at));
    if (bytes.length === 0) return;
    yield bytes;
  }
}

/** Bytes that are held. */
export const inMemory = (bytes: Uint8Array): RandomAccess => ({
  size: bytes.length,
  read: async (at, length) => bytes.subarray(at, at + length),
});

/** The whole stream, or undefined where it is longer than `most` bytes. */
export async function collect(chunks: Chunks, most: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > most) return undefined;
    parts.push(chunk.slice());
  }
  return joinBytes(parts);
}
