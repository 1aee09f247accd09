import { describe, expect, it } from 'vitest';
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '../../../../src/redaction/formats/bytes.ts';

/** One character for each byte. */
const latin = (bytes: Uint8Array | number[] | string): string =>
  Buffer.from(bytes as string).toString('latin1');
const EVERY_BYTE = Array.from({ length: 256 }, (_unused, at) => at);
const LONG = latin(Array.from({ length: 20_000 }, (_unused, at) => (at * 7_919) & 255));

describe('base64', () => {
  it.each(['', 'a', 'ab', 'abc', 'abcd', '\0', '\0\0', '\xff', '\xff\xfe\xfd\xfb', latin(EVERY_BYTE), LONG])(
    'is written and read as Node does: case %#',
    (bytes) => {
      const encoded = Buffer.from(bytes, 'latin1').toString('base64');
      expect(toBase64(bytes)).toBe(encoded);
      expect(fromBase64(encoded)).toBe(bytes);
      expect(fromBase64(Buffer.from(bytes, 'latin1').toString('base64url'))).toBe(bytes);
    },
  );

  it.each([
    ['YQ=', 'a'],
    ['YQ', 'a'],
    ['=', ''],
    ['==', ''],
    // The bits that no byte has any more are not looked at.
    ['YR==', 'a'],
    ['Y', ''],
  ])('may lack its padding: %s', (encoded, bytes) => expect(fromBase64(encoded)).toBe(bytes));

  it.each([
    'YQ===',
    '=YQ==',
    'Y=Q=',
    'YW Jj',
    'YWJj\n',
    'YWJ.',
    'YWJä',
    'YWJ\u0141',
    'YWJ\u20ac',
    '@',
    '[',
    '`',
    '{',
  ])('is nothing else: %j', (text) => expect(fromBase64(text)).toBeUndefined());
});

describe('UTF-8', () => {
  it.each([
    '',
    'plain',
    '\0\x7f',
    '\u0080\u07ff',
    '\u0800\ud7ff\ue000\uffff',
    '\u{10000}\u{10ffff}',
    'a€b\u{1f600}c',
    'ä'.repeat(10_000),
  ])('is written and read as Node does: case %#', (text) => {
    const bytes = latin(text);
    expect(toUtf8(text)).toBe(bytes);
    expect(fromUtf8(bytes)).toBe(text);
  });

  it('has a replacement for half of a pair', () => {
    expect(fromUtf8(toUtf8('a\ud800b'))).toBe('a\ufffdb');
  });

  it.each([
    ['a byte that only continues', [0x80]],
    ['one more that only continues', [0x61, 0xbf]],
    ['a longer form than need be, of two bytes', [0xc0, 0x80]],
    ['the same again', [0xc1, 0xbf]],
    ['a longer form of three bytes', [0xe0, 0x9f, 0xbf]],
    ['a longer form of four bytes', [0xf0, 0x8f, 0xbf, 0xbf]],
    ['the first half of a pair', [0xed, 0xa0, 0x80]],
    ['the second half of a pair', [0xed, 0xbf, 0xbf]],
    ['what is beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['a first byte that none has', [0xf5, 0x80, 0x80, 0x80]],
    ['a character that does not go on', [0xc3, 0x61]],
    ['a character that begins another one', [0xe2, 0x82, 0xc3, 0xa4]],
    ['a cut character that is all there is', [0xe2, 0x82]],
  ])('is not %s', (_name, bytes) => expect(fromUtf8(latin(bytes))).toBeUndefined());

  it.each([
    [[0x61, 0xc3], 'a'],
    [[0x61, 0xe2, 0x82], 'a'],
    [[0x61, 0x62, 0xf0, 0x9f, 0x98], 'ab'],
    [[0xf0, 0x9f, 0x98, 0x80, 0xf0, 0x9f], '\u{1f600}'],
  ])('may be cut within its last character: %j', (bytes, text) => {
    expect(fromUtf8(latin(bytes))).toBe(text);
  });
});
