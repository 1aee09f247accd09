import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { tsharkArguments } from '../../src/files/packet-capture/packet.ts';
import type { Chunks } from '../../src/files/unpack/source.ts';

/**
 * What tshark prints of a capture; or why it cannot be run. `path`: the file, where it is packed in nothing; without it
 * the chunks are written into a temporary file, since tshark does not read from the pipes of Node.js.
 */
export async function runTshark(chunks: Chunks, path: string | undefined): Promise<Chunks | string> {
  if (!(await isInstalled())) return ', and tshark, which reads it, is not installed';
  if (path !== undefined) return printed(resolve(path));
  const folder = await mkdtemp(join(tmpdir(), 'wsdoctor-capture-'));
  const file = join(folder, 'capture');
  async function* fromCopy(): AsyncGenerator<Uint8Array> {
    try {
      await pipeline(Readable.from(copied(chunks)), createWriteStream(file));
      yield* printed(file);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return fromCopy();
}

async function isInstalled(): Promise<boolean> {
  const child = spawn('tshark', ['--version'], { stdio: 'ignore' });
  try {
    const [code] = await once(child, 'close');
    return code === 0;
  } catch {
    return false;
  }
}

async function* printed(file: string): AsyncGenerator<Uint8Array> {
  const child = spawn('tshark', tsharkArguments(file), { stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  child.stderr.on('data', (text: Buffer) => {
    words = `${words}${text}`.slice(-500);
  });
  const ended = new Promise<number | null>((end) => child.on('close', end));
  try {
    yield* child.stdout;
    const code = await ended;
    if (code !== 0) throw new Error(`tshark ended with ${code}: ${lastLine(words)}`);
  } finally {
    child.kill();
  }
}

const lastLine = (text: string): string =>
  text
    .trim()
    .split('\n')
    .findLast((line) => !/^Running as user/.test(line)) ?? '';

/** The buffer of a chunk is used again for the next one. */
async function* copied(chunks: Chunks): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield chunk.slice();
}
