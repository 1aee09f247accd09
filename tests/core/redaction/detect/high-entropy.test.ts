import { describe, expect, it } from 'vitest';
import { maskHighEntropy } from '../../../../src/redaction/detect/high-entropy.ts';

const mask = (text: string): string => maskHighEntropy(text, (secret, kind) => `«${kind}:${secret.length}»`);

/** Each pair differs in one way that tells a random text from a name. */
describe.each([
  ['two digits among letters of both cases', 'abCdEfGhIj1KlMnOp2Qr', 'abCdEfGhIj1KlMnOpsQr'],
  ['five digits among small letters', 'a1-bcd2e_fghij3k-lm4no-pq5rs_t', 'a1-bcd2e_fghij3k-lm4no-pqxrs_t'],
  ['nine letters of one case at most, of both cases', 'abcdefghiJK1L2M3N4O5', 'abcdefghijK1L2M3N4O5'],
  ['seven at most, of one case', 'abcdefg1h2i3j4k5l6m7n8o9p0q1', 'abcdefgh1i2j3k4l5m6n7o8p9q01'],
  ['not written as names are', 'Abcd1Efgh2Ijkl3Mnop4Q5R', 'Abcd1Efgh2Ijkl3Mnop4Q'],
  ['changing often, of both cases', 'abcDEF12ghiJKL34mnOPq', 'abcDEF12ghiJKL34mnOPQ'],
  ['changing often, of one case', 'abcd123efgh456ijkl789mnop012q', 'abcd123efgh456ijkl789mnop0123'],
  ['changing between digits and signs', 'abcdefg1-2-3-4-5hijklmn_opqrstu', 'abcdefg12345hijklmn_opqrstu----'],
  ['changing between capitals and signs', 'abcdefgh1A-B-C-D-E-F-2ijk', 'abcdefgh1ABCDEF------2ijk'],
  ['changing between small letters and signs', 'ABCDEFGH1a-b-c-d-e-f-2IJK', 'ABCDEFGH1abcdef------2IJK'],
  ['nine capitals at most', 'ABCDEFGHIj1k2l3m4n5o', 'ABCDEFGHIJk1l2m3n4o5'],
  ['nine digits at most', '123456789aBcDeFgHiJk', '1234567890aBcDeFgHiJ'],
  ['of many characters', 'aB1cD2eF3gH4iaB1cD2eF3gH4i', 'aB1cD2eF3gH4aB1cD2eF3gH4'],
  ['of 28 characters, of one case', 'a1b2c3d4e5f6g7h8i9j0k1l2m3n4', 'a1b2c3d4e5f6g7h8i9j0k1l2m3n'],
])('a text is random: %s', (_name, random, name) => {
  it('and is masked', () => expect(mask(`a ${random} b`)).toBe(`a «secret:${random.length}» b`));
  it('and stays where it is not', () => expect(mask(`a ${name} b`)).toBe(`a ${name} b`));
});

const RANDOM = 'q7Xv2LmB9zKe4RtY1wPa';

describe('a random text', () => {
  it.each([
    [`${RANDOM}==`, '«secret:22»'],
    [`"${RANDOM}"`, '"«secret:20»"'],
    [`x=${RANDOM}`, 'x=«secret:20»'],
    [`rooms/${RANDOM}/members`, 'rooms/«secret:20»/members'],
    [`${RANDOM} and ${RANDOM}z`, '«secret:20» and «secret:21»'],
    [`xsha256-${RANDOM}`, '«secret:28»'],
    [`sha-${RANDOM}`, `«secret:24»`],
    [`md5:${RANDOM}`, 'md5:«secret:20»'],
  ])('is masked: %s', (text, shown) => expect(mask(text)).toBe(shown));

  it.each([
    RANDOM.slice(1),
    '0f8fad5b-d9cb-469f-a165-70867728950e',
    'cjld2cjxh0000qzrmn831i7rn',
    `rooms/${RANDOM.slice(1)}/members`,
    `sha1-${RANDOM}`,
    `SHA512-${RANDOM}`,
    `sha256:${RANDOM}`,
    `Sec-WebSocket-Accept: ${RANDOM}`,
    `sec-websocket-key:${RANDOM}==`,
    `%${RANDOM}`,
    '9F8A7C6B5D4E3F2A1B0C9D8E7F6A5B4C',
    '9f8a-7c6b-5d4e-3f2a-1b0c-9d8e-7f6a',
  ])('is none: %s', (text) => expect(mask(text)).toBe(text));

  it('is known by its first 2,048 characters', () => {
    const random = RANDOM.repeat(103).slice(0, 2_048);
    const plain = 'z'.repeat(2_048);
    expect(mask(random + plain)).toBe('«secret:4096»');
    expect(mask(plain + random)).toBe(plain + random);
  });
});

describe('base64 with slashes of its own', () => {
  it.each([
    ['q7Xv2LmB9z/Ke4RtY1wPa8x3Nd6hS/5cW0uJ2kBx', '«secret:40»'],
    ['q7Xv2LmB9z/Ke4RtY1wPa8x3Nd6hS/5cW0uJ2kB', undefined],
    ['q7Xv2LmB9z/rooms/Ke4RtY1wPa8x3Nd6hS/5cW0uJ2kBx', undefined],
    ['q7Xv2LmB9z/2024/Ke4RtY1wPa8x3Nd6hS/5cW0uJ2kBx', undefined],
    ['q7Xv2LmB9z/deadbeef-01/Ke4RtY1wPa8x3Nd6hS/5cW0uJ2kBx', undefined],
    ['q7Xv2LmB9z/r/Ke4RtY1wPa8x3Nd6hS/5cW0uJ2kBx', '«secret:42»'],
    ['Users/Ada/AppData/Local/Temp/Chrome/Default1/Logs2', undefined],
  ])('is masked whole, and a path of short parts stays: %s', (text, shown = text) => {
    expect(mask(text)).toBe(shown);
  });
});
