import type { Platform, RandomAccess } from './source.ts';

export interface ZipEntry {
  name: string;
  /** 0: stored; 8: deflate. */
  method: number;
  encrypted: boolean;
  packedSize: number;
  /** Of its local header in the file, in bytes. */
  offset: number;
}

export type ZipDirectory = { ok: true; entries: ZipEntry[] } | { ok: false; message: string };

/** More entries than that are no evidence that somebody put together. */
const MOST_ENTRIES = 2_000;
export const tooManyEntries = (count: number): string | undefined =>
  count > MOST_ENTRIES ? `is a zip archive with ${count} entries: pass the files that matter` : undefined;

/** PKWARE APPNOTE.TXT 6.3.10: the end record is 22 bytes and a comment of at most 65,535. */
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const LARGEST_DIRECTORY = 16 * 1024 * 1024;
const END = 0x0605_4b50;
const CENTRAL = 0x0201_4b50;
const LOCAL = 0x0403_4b50;
export const CUT = 'is no sound zip archive: part of it is missing';

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** The entries of an archive, from the directory at its end. */
export async function zipDirectory(
  file: RandomAccess,
  { decode }: Pick<Platform, 'decode'>,
): Promise<ZipDirectory> {
  const tailLength = Math.min(file.size, END_LENGTH + LONGEST_COMMENT);
  const tail = await file.read(file.size - tailLength, tailLength);
  const view = viewOf(tail);
  let end = tail.length - END_LENGTH;
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) return { ok: false, message: CUT };
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || size === 0xffff_ffff || start === 0xffff_ffff)
    return {
      ok: false,
      message: 'is a zip64 archive, for more than 65,534 entries or 4 GB: pass the files that matter',
    };
  const tooMany = tooManyEntries(count);
  if (tooMany !== undefined) return { ok: false, message: tooMany };
  if (size > LARGEST_DIRECTORY || start + size > file.size) return { ok: false, message: CUT };
  const entries = entriesIn(await file.read(start, size), count, decode);
  if (!entries) return { ok: false, message: CUT };
  const outside = entries.find(({ name }) => isOutside(name));
  if (outside)
    return {
      ok: false,
      message: `is a zip archive with the path "${outside.name.slice(0, 100)}", which leaves the archive: unzip it with a tool that you trust`,
    };
  return { ok: true, entries };
}

function entriesIn(directory: Uint8Array, count: number, decode: Platform['decode']): ZipEntry[] | undefined {
  const view = viewOf(directory);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.length || view.getUint32(at, true) !== CENTRAL) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: decode(directory.subarray(at + 46, at + 46 + nameLength)),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Nothing is written, but who hides a path like that wants somebody to do it. */
const isOutside = (name: string): boolean => /^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\0/.test(name);

/** Where the bytes of an entry begin; undefined where its own header is damaged. */
export async function dataStart(file: RandomAccess, { offset }: ZipEntry): Promise<number | undefined> {
  const header = await file.read(offset, 30);
  if (header.length < 30) return undefined;
  const view = viewOf(header);
  if (view.getUint32(0, true) !== LOCAL) return undefined;
  return offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
}
