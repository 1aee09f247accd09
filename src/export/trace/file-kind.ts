/** What a file is by its first bytes: to be unpacked first, to be refused with what to do, or a text to read. */
export type FileKind =
  | { kind: 'gzip' | 'zlib' | 'zip' | 'utf-16le' | 'utf-16be' | 'packets' | 'text' }
  | { kind: 'foreign'; message: string };

/** So many bytes are enough to tell. */
export const TELLING_BYTES = 512;

const ascii = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));
const EXPORT = 'export a HAR file from the Network tab of DevTools';
const unpack = (name: string, command: string): string =>
  `is compressed with ${name}: run \`${command}\` on it first`;

const FOREIGN: readonly { bytes: readonly number[]; message: string }[] = [
  { bytes: [0xfd, ...ascii('7zXZ'), 0], message: unpack('xz', 'xz -d') },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], message: unpack('zstd', 'zstd -d') },
  { bytes: ascii('BZh'), message: unpack('bzip2', 'bzip2 -d') },
  { bytes: [0x04, 0x22, 0x4d, 0x18], message: unpack('lz4', 'lz4 -d') },
  { bytes: [...ascii('7z'), 0xbc, 0xaf, 0x27, 0x1c], message: 'is a 7z archive: run `7z x` on it first' },
  { bytes: ascii('Rar!'), message: 'is a RAR archive: unpack it first' },
  {
    bytes: ascii('version https://git-lfs'),
    message: 'is a Git LFS pointer, not the file itself: run `git lfs pull`',
  },
  { bytes: ascii('%PDF'), message: `is a PDF document, not a HAR file: ${EXPORT}` },
  { bytes: [0x89, ...ascii('PNG')], message: `is a picture, not a HAR file: ${EXPORT}` },
  { bytes: [0xff, 0xd8, 0xff], message: `is a picture, not a HAR file: ${EXPORT}` },
];

/** pcapng, and pcap in both byte orders with microseconds or nanoseconds. */
const PACKETS: readonly (readonly number[])[] = [
  [0x0a, 0x0d, 0x0d, 0x0a],
  [0xd4, 0xc3, 0xb2, 0xa1],
  [0xa1, 0xb2, 0xc3, 0xd4],
  [0x4d, 0x3c, 0xb2, 0xa1],
  [0xa1, 0xb2, 0x3c, 0x4d],
];

/** Kinds of text, by how they begin. */
const FOREIGN_TEXTS: readonly { begins: RegExp; message: string }[] = [
  {
    begins: /^\s*(?:\{\s*"traceEvents"\s*:|\{\s*"metadata"\s*:\s*\{\s*"source"\s*:\s*"DevTools)/,
    message: `is a recording of the Performance panel, not a HAR file: ${EXPORT}`,
  },
  { begins: /^\s*</, message: `is HTML or XML, not a HAR file: ${EXPORT}` },
];

/** `start`: the first bytes of a file, at least `TELLING_BYTES` of them where it has so many. */
export function fileKind(start: Uint8Array): FileKind {
  const [first = 0, second = 0] = start;
  if (first === 0x1f && second === 0x8b) return { kind: 'gzip' };
  // RFC 1950 section 2.2: deflate with a window of 32 KiB, no preset dictionary, and a check that makes a multiple of 31.
  if (first === 0x78 && (second & 0x20) === 0 && (first * 256 + second) % 31 === 0) return { kind: 'zlib' };
  if (beginsWith(start, [0x50, 0x4b, 3, 4]) || beginsWith(start, [0x50, 0x4b, 5, 6])) return { kind: 'zip' };
  if ((first === 0xff && second === 0xfe) || (first === 0x7b && second === 0)) return { kind: 'utf-16le' };
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x7b)) return { kind: 'utf-16be' };
  if (PACKETS.some((bytes) => beginsWith(start, bytes))) return { kind: 'packets' };
  const foreign = FOREIGN.find(({ bytes }) => beginsWith(start, bytes));
  if (foreign) return { kind: 'foreign', message: foreign.message };
  const text = String.fromCharCode(...start.subarray(0, TELLING_BYTES)).replace(/^\u00ef\u00bb\u00bf/, '');
  const other = FOREIGN_TEXTS.find(({ begins }) => begins.test(text));
  return other ? { kind: 'foreign', message: other.message } : { kind: 'text' };
}

function beginsWith(start: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, at) => start[at] === byte);
}
