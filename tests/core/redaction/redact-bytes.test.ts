import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/redactor-factory.ts';
import { binary, messagePack, mqttConnect } from '../../secrets/payloads.ts';

const SECRET = 'zz-top-grade-pass';

function shown(bytes: Buffer): Buffer {
  return Buffer.from(createRedactor().payload(binary(bytes)).base64 ?? '', 'base64');
}

const cbor = Buffer.concat([
  Buffer.from([0xa2, 0x62, 0x69, 0x64, 0x18, 0x2a, 0x68]),
  Buffer.from('password'),
  Buffer.from([0x60 + SECRET.length]),
  Buffer.from(SECRET),
]);
const bson = Buffer.concat([
  Buffer.from([0x30, 0, 0, 0, 0x02]),
  Buffer.from('password\0'),
  Buffer.from([SECRET.length + 1, 0, 0, 0]),
  Buffer.from(`${SECRET}\0\0`),
]);

describe('secrets in bytes', () => {
  it.each([
    ['the password of an MQTT CONNECT', mqttConnect(SECRET)],
    ['a value of MessagePack', messagePack('password', SECRET)],
    ['a value of CBOR', cbor],
    ['a value of BSON', bson],
  ])('masks %s in its own length', (_name, bytes) => {
    const masked = shown(bytes);
    expect(masked.includes(SECRET)).toBe(false);
    expect(masked.length).toBe(bytes.length);
    const at = bytes.indexOf(SECRET);
    expect(masked.subarray(at, at + SECRET.length).toString()).toMatch(/^\*password-1\*+$/);
    expect(shown(masked)).toEqual(masked);
  });

  it.each(['utf16le', 'utf16be'])('masks %s, with what is not Latin in it', (order) => {
    const wide = Buffer.from(`{"password":"${SECRET}Größe€","id":1}`, 'utf16le');
    const bytes = order === 'utf16le' ? wide : wide.swap16();
    const masked = shown(bytes);
    const text = (order === 'utf16le' ? masked : Buffer.from(masked).swap16()).toString('utf16le');
    expect(text).toBe('{"password":"«password-1»","id":1}');
  });

  it('leaves bytes without a secret as they are', () => {
    const bytes = Buffer.from(Array.from({ length: 4_000 }, (_unused, at) => (at * 37 + (at >> 3)) & 255));
    expect(shown(bytes)).toEqual(bytes);
  });
});

it.each([
  ['a character that no URL has', 'glpat-gd*\\', '*token-1*\\'],
  ['punctuation behind a URL', 'vpmyfadu.k?', '*token-1*?*'],
])('what is masked in bytes is no new secret, whatever follows it: %s', (_, value, masked) => {
  const once = shown(Buffer.from(`connect wss://h.test/?access_token=${value}\x7f`));
  expect(once.toString()).toBe(`connect wss://h.test/?access_token=${masked}\x7f`);
  expect(shown(once)).toEqual(once);
});
