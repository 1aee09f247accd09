import { describe, expect, it } from 'vitest';
import { fileKind } from '../../../../src/export/trace/file-kind.ts';

const bytes = (...parts: (string | number)[]): Uint8Array =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...part].map((char) => char.charCodeAt(0)) : [part],
    ),
  );
const HAR = 'export a HAR file from the Network tab of DevTools';

describe('the first bytes of a file tell what is to be unpacked', () => {
  it.each([
    ['gzip', bytes(0x1f, 0x8b, 8)],
    ['zlib', bytes(0x78, 0x9c)],
    ['zlib', bytes(0x78, 0x01)],
    ['zip', bytes('PK', 3, 4)],
    ['zip', bytes('PK', 5, 6)],
    ['utf-16le', bytes(0xff, 0xfe, '{', 0)],
    ['utf-16le', bytes('{', 0, '"', 0)],
    ['utf-16be', bytes(0xfe, 0xff, 0, '{')],
    ['utf-16be', bytes(0, '{', 0, '"')],
    ['packets', bytes(0x0a, 0x0d, 0x0d, 0x0a)],
    ['packets', bytes(0xd4, 0xc3, 0xb2, 0xa1)],
    ['packets', bytes(0xa1, 0xb2, 0xc3, 0xd4)],
    ['packets', bytes(0x4d, 0x3c, 0xb2, 0xa1)],
    ['packets', bytes(0xa1, 0xb2, 0x3c, 0x4d)],
  ])('%s', (kind, start) => expect(fileKind(start)).toEqual({ kind }));
});

describe('a text is read', () => {
  it.each([
    ['nothing', bytes()],
    ['JSON', bytes('{"log":{}}')],
    ['JSON after a byte order mark', bytes(0xef, 0xbb, 0xbf, '{"log":{}}')],
    ['one that begins like gzip', bytes(0x1f, 'x')],
    ['one with the second byte of gzip', bytes('x', 0x8b)],
    ['one that begins like zlib, without its check', bytes('xylophone')],
    ['one with a multiple of 31', bytes('|', 0x0f)],
    ['one that begins like an archive', bytes('PK', 3, 3)],
    ['one with the half of a byte order mark', bytes(0xff, 'x')],
    ['one with the other half', bytes('x', 0xfe)],
    ['one with the half of the other mark', bytes(0xfe, 'x')],
    ['one with the other half of it', bytes('x', 0xff)],
    ['one with a zero at the second place', bytes('x', 0)],
    ['one with a zero at the first place', bytes(0, 'x')],
    ['one with a brace at the second place', bytes('x{')],
    ['one with markup later', bytes('a <html>')],
    ['one with a recording later', bytes('a {"traceEvents":[]}')],
    ['one that begins like zlib with a preset dictionary', bytes('x y')],
  ])('%s', (_name, start) => expect(fileKind(start)).toEqual({ kind: 'text' }));
});

describe('a foreign file is refused with what to do', () => {
  it.each([
    ['is compressed with xz: run `xz -d` on it first', bytes(0xfd, '7zXZ', 0)],
    ['is compressed with zstd: run `zstd -d` on it first', bytes(0x28, 0xb5, 0x2f, 0xfd)],
    ['is compressed with bzip2: run `bzip2 -d` on it first', bytes('BZh9')],
    ['is compressed with lz4: run `lz4 -d` on it first', bytes(0x04, 0x22, 0x4d, 0x18)],
    ['is a 7z archive: run `7z x` on it first', bytes('7z', 0xbc, 0xaf, 0x27, 0x1c)],
    ['is a RAR archive: unpack it first', bytes('Rar!')],
    [
      'is a Git LFS pointer, not the file itself: run `git lfs pull`',
      bytes('version https://git-lfs.github.com/spec/v1'),
    ],
    [`is a PDF document, not a HAR file: ${HAR}`, bytes('%PDF-1.7')],
    [`is a picture, not a HAR file: ${HAR}`, bytes(0x89, 'PNG')],
    [`is a picture, not a HAR file: ${HAR}`, bytes(0xff, 0xd8, 0xff)],
    [`is a recording of the Performance panel, not a HAR file: ${HAR}`, bytes('{"traceEvents":[]}')],
    [
      `is a recording of the Performance panel, not a HAR file: ${HAR}`,
      bytes(' \n{ \n"traceEvents" \n: []}'),
    ],
    [
      `is a recording of the Performance panel, not a HAR file: ${HAR}`,
      bytes('{"metadata":{"source":"DevTools"}}'),
    ],
    [
      `is a recording of the Performance panel, not a HAR file: ${HAR}`,
      bytes('\n{  "metadata"  :  {  "source"  :  "DevTools"}}'),
    ],
    [`is HTML or XML, not a HAR file: ${HAR}`, bytes('<!doctype html>')],
    [`is HTML or XML, not a HAR file: ${HAR}`, bytes(' \n<html>')],
    [`is HTML or XML, not a HAR file: ${HAR}`, bytes(0xef, 0xbb, 0xbf, '<?xml?>')],
  ])('%s', (message, start) => expect(fileKind(start)).toEqual({ kind: 'foreign', message }));
});
