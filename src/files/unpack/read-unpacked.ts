import type { HarLog } from '../../export/har/har-log.ts';
import type { NamedContent } from '../join/join-files.ts';
import { TSHARK_COMMAND } from '../packet-capture/packet.ts';
import { createAnyFileReader, type ReadContent } from '../read-file.ts';
import { attachedNames, chooseFiles, readAttachedText, withoutHar } from './archive-files.ts';
import { unpackLayers } from './layers.ts';
import {
  type ByteSource,
  type Chunks,
  chunksIn,
  collect,
  inMemory,
  type Limits,
  type Platform,
  type RandomAccess,
} from './source.ts';
import { dataStart, type ZipEntry, zipDirectory } from './zip-directory.ts';

/** One file, or the files of an archive, which are one case. */
export type InputContent = ReadContent | { ok: true; kind: 'archive'; files: NamedContent[] };

/** A HAR or a log shrinks to a tenth or a fiftieth, not to a thousandth. */
const MOST_RATIO = 200;
/** A small file may shrink by more than that ratio and is still no danger, in bytes. */
const HARMLESS = 64 * 1024 * 1024;
/** Bytes read in between two rests. */
const SLICE = 32 * 1024;

const bad = (message: string, place = ''): ReadContent & { ok: false } => ({
  ok: false,
  fault: { place, message },
});

/** What one file may still become. */
interface Budget {
  packed: number;
  unpacked: number;
  limits: Limits;
}

class TooLarge extends Error {}

/** Reads a file, whatever it is packed in; memory does not grow with its length. */
export async function readUnpacked(
  source: ByteSource,
  platform: Platform,
  limits: Limits,
): Promise<InputContent> {
  const budget: Budget = { packed: 0, unpacked: 0, limits };
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source.chunks()) {
      budget.packed += chunk.length;
      yield chunk;
    }
  }
  try {
    const found = await unpackLayers(counted(), platform);
    if (found.kind === 'foreign') return bad(found.message);
    if (found.kind === 'text')
      return await readText(shown(found.chunks, platform), platform, budget, platform.isAlone);
    if (found.kind === 'packets') return await readPackets(found, platform, budget);
    if (source.file && found.layers === 0) return await readZip(source.file, platform, budget);
    const held = await collect(bounded(found.chunks, budget), limits.held);
    if (!held)
      return bad(`is a zip archive of more than ${Math.round(limits.held / 1024 / 1024)} MB: unzip it first`);
    return await readZip(inMemory(held), platform, budget);
  } catch (error) {
    return fault(error, platform);
  }
}

async function* shown(chunks: Chunks, { onText }: Platform): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onText?.(chunk);
    yield chunk;
  }
}

/** A capture of a gigabyte is some megabytes of what is read of it. */
async function readPackets(
  { chunks, layers }: { chunks: Chunks; layers: number },
  platform: Platform,
  budget: Budget,
): Promise<ReadContent> {
  const packets = await platform.readPackets?.(chunks, layers === 0);
  if (packets === undefined || typeof packets === 'string')
    return bad(`is a packet capture${packets ?? ''}. Run \`${TSHARK_COMMAND}\`, and pass packets.json`);
  const content = await readText(packets, platform, budget);
  return content.ok ? content : bad('is a packet capture in which tshark finds no TCP connection');
}

async function* bounded(chunks: Chunks, budget: Budget): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    budget.unpacked += chunk.length;
    const { unpacked, packed, limits } = budget;
    if (unpacked > limits.unpacked || (unpacked > HARMLESS && unpacked > packed * MOST_RATIO))
      throw new TooLarge(
        `unfolds to more than ${unpacked} bytes from ${packed}: no file of this kind does that`,
      );
    yield chunk;
  }
}

function fault(error: unknown, { why }: Platform): ReadContent & { ok: false } {
  return bad(error instanceof TooLarge ? error.message : why(error));
}

async function readText(
  chunks: Chunks,
  platform: Platform,
  budget: Budget,
  isAlone = false,
): Promise<ReadContent> {
  const reader = createAnyFileReader(platform.decode, isAlone);
  try {
    for await (const chunk of bounded(chunks, budget)) {
      if (!platform.rest) {
        reader.feed(chunk);
        continue;
      }
      for (let at = 0; at < chunk.length; at += SLICE) {
        reader.feed(chunk.subarray(at, at + SLICE));
        await platform.rest();
      }
    }
  } catch (error) {
    if (error instanceof TooLarge) throw error;
    const content = fault(error, platform);
    // The sound beginning of a HAR file whose rest cannot be read.
    const begun = reader.end();
    if (!begun.ok || begun.kind !== 'har') return content;
    begun.har.broken.push({ place: 'the rest of the file', message: content.fault.message });
    return begun;
  }
  return reader.end();
}

/** The HAR file, trace or logs in a zip archive, with the messages that Playwright put beside a HAR file. */
async function readZip(file: RandomAccess, platform: Platform, budget: Budget): Promise<InputContent> {
  budget.packed = Math.max(budget.packed, file.size);
  const directory = await zipDirectory(file, platform);
  if (!directory.ok) return bad(directory.message);
  const { entries } = directory;
  const archive: Archive = { file, entries, platform, budget };
  const files = chooseFiles(entries);
  if (!files.ok) return bad(files.message);
  const known: NamedContent[] = [];
  const problems: string[] = [];
  for (const entry of files.read) {
    const content = await readEntry(archive, entry);
    if (content.ok) known.push({ name: entry.name, content });
    else if (entry === files.whole) return content;
    else if (content.isPacking) problems.push(`${entry.name} ${content.fault.message}`);
  }
  const [only] = known;
  if (known.length > 1) return { ok: true, kind: 'archive', files: known };
  if (only) return only.content;
  if (problems.length > 0) return bad(`is a zip archive; ${problems.join('; ')}`);
  return bad(withoutHar(entries));
}

interface Archive {
  file: RandomAccess;
  entries: readonly ZipEntry[];
  platform: Platform;
  budget: Budget;
}

/** `isPacking`: how it is packed is the reason, not what it holds. */
type EntryContent = (ReadContent & { ok: true }) | (ReadContent & { ok: false } & { isPacking: boolean });

async function readEntry(archive: Archive, entry: ZipEntry): Promise<EntryContent> {
  const { platform, budget } = archive;
  const packing = (message: string): EntryContent => ({ ...bad(message), isPacking: true });
  if (entry.encrypted) return packing('is encrypted: unzip it with its password');
  if (entry.method !== 0 && entry.method !== 8)
    return packing(`uses the compression method ${entry.method}, which is not read here: unzip it first`);
  const chunks = await bytesOf(archive, entry);
  if (!chunks) return packing('is damaged');
  const found = await unpackLayers(chunks, platform);
  if (found.kind === 'zip') return packing('is another archive: unzip the outer one first');
  if (found.kind === 'foreign') return packing(found.message);
  if (found.kind === 'packets') return packing('is a packet capture: unzip it first');
  const content = await readText(found.chunks, platform, budget);
  if (!content.ok) return { ...content, isPacking: false };
  if (content.kind === 'har') await readBeside(archive, entry, content.har);
  return content;
}

async function bytesOf({ file, platform }: Archive, entry: ZipEntry): Promise<Chunks | undefined> {
  const start = await dataStart(file, entry);
  if (start === undefined || start + entry.packedSize > file.size) return undefined;
  const packed = chunksIn(file, start, start + entry.packedSize);
  return entry.method === 0 ? packed : platform.inflate('deflate-raw', packed);
}

/** Messages that Playwright put into files of their own. */
async function readBeside(archive: Archive, { name }: ZipEntry, har: HarLog): Promise<void> {
  const { entries, platform, budget } = archive;
  const missing: HarLog['attached'] = [];
  for (const attached of har.attached) {
    const places = attachedNames(name, attached);
    const entry = entries.find((each) => places.includes(each.name));
    const chunks = entry && (await bytesOf(archive, entry));
    const bytes = chunks && (await collect(bounded(chunks, budget), budget.limits.held));
    if (!bytes) {
      missing.push(attached);
      continue;
    }
    readAttachedText(har, attached, platform.decode(bytes));
  }
  har.attached = missing;
}
