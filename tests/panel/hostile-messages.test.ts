import { encode } from '@msgpack/msgpack';
import { encode as encodeCbor } from 'cborg';
import { describe, expect, it } from 'vitest';
import { readCbor } from '../../panel/frames/decode/cbor.ts';
import { readMessagePack } from '../../panel/frames/decode/message-pack.ts';
import { MOST_DECODED, readFrame } from '../../panel/frames/decode/read-frame.ts';
import { isCbor, isMessagePack } from '../../panel/frames/decode/well-formed.ts';
import { visibleRuns } from '../../panel/ui/visible-text.ts';
import { INVISIBLE } from '../../src/shared/escape-invisible.ts';
import { parseJson } from '../../src/shared/parse-json.ts';

const VALUES: unknown[] = [
  0,
  -1,
  127,
  128,
  65_536,
  2 ** 40,
  -(2 ** 40),
  1.5,
  true,
  false,
  null,
  '',
  'é'.repeat(300),
  'x'.repeat(70_000),
  [],
  [1, [2, [3]]],
  Array(20).fill(1),
  Array(70_000).fill(0),
  {},
  { a: { b: [1, 'x'] } },
  Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`k${i}`, i])),
  new Uint8Array(3),
  new Uint8Array(300),
  new Uint8Array(70_000),
];

const filled = (...bytes: number[]): Uint8Array =>
  Uint8Array.from({ length: 100_000 }, (_, at) => bytes[at % bytes.length] ?? 0);

describe('a binary value is walked before a library makes room for it', () => {
  it('is taken where it is one', () => {
    for (const value of VALUES) {
      expect(isMessagePack(encode(value))).toBe(true);
      expect(isCbor(encodeCbor(value))).toBe(true);
      expect(readMessagePack(encode(value))).toEqual(value);
      expect(readCbor(encodeCbor(value))).toEqual(value);
    }
  });

  it('is refused where it is cut, goes on, nests without end, or has a length that lies', () => {
    const whole = encode({ a: [1, 2, 3] });
    expect(isMessagePack(whole.subarray(0, -1))).toBe(false);
    expect(isMessagePack(Uint8Array.of(...whole, 0))).toBe(false);
    const cbor = encodeCbor({ a: [1, 2, 3] });
    expect(isCbor(cbor.subarray(0, -1))).toBe(false);
    expect(isCbor(Uint8Array.of(...cbor, 0))).toBe(false);
    for (const bytes of [[0x91], [0x9f], [0xdd, 0, 1, 0, 0], [0x81, 0xa0], [0xc6, 0x7f, 0xff, 0xff, 0xff]]) {
      expect(isMessagePack(filled(...bytes))).toBe(false);
      expect(() => readMessagePack(filled(...bytes))).toThrow('not one MessagePack value');
    }
    for (const bytes of [
      [0x81],
      [0x9f],
      [0x9a, 0, 1, 0, 0],
      [0xa1, 0],
      [0x5a, 0x7f, 0xff, 0xff, 0xff],
      [0xd8, 0x20],
    ]) {
      expect(isCbor(filled(...bytes))).toBe(false);
      expect(() => readCbor(filled(...bytes))).toThrow('not one CBOR value');
    }
  });

  it('may be of indefinite length in CBOR', () => {
    expect(readCbor(Uint8Array.of(0x9f, 1, 0x9f, 2, 0xff, 0xff))).toEqual([1, [2]]);
    expect(isCbor(Uint8Array.of(0x9f, 1))).toBe(false);
    expect(isCbor(Uint8Array.of(0x1f))).toBe(false);
  });
});

describe('JSON', () => {
  it('that only opens brackets is none, wherever they are, and brackets in strings are no nesting', () => {
    expect(parseJson('['.repeat(20_000))).toBeUndefined();
    expect(parseJson(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`)).toBeUndefined();
    const text = `["${'['.repeat(20_000)}\\\\", "\\"${'{'.repeat(5000)}", ${'[1],'.repeat(5000)} 2]`;
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });
});

describe('characters that draw nothing', () => {
  it.each([
    ['alone', '\u0001'.repeat(50_000)],
    ['by turns', 'a\u0001'.repeat(25_000)],
    ['with line breaks', 'a\u202e\n'.repeat(10_000)],
  ])('%s make few elements, and all of them are shown', (_, text) => {
    const runs = visibleRuns(text, true);
    const shown = runs.map((run) => run.shown).join('');
    expect(runs.length).toBeLessThan(500);
    expect(shown.replaceAll('\n', '').match(INVISIBLE)).toBeNull();
    expect(shown.match(/\\/g)).toHaveLength(text.replace(/[a\n]/g, '').length);
  });
});

it('a message over the limit is not decoded before the user asks', () => {
  const text = `["${'x'.repeat(MOST_DECODED)}"]`;
  const frame = {
    id: 1,
    at: 0,
    direction: 'received',
    opcode: 'text',
    size: text.length,
    kept: text.length,
    text,
  } as const;
  const spoken = { stack: undefined, subprotocol: '' } as never;
  expect(readFrame(frame as never, spoken).outcome).toBe('large');
  expect(readFrame(frame as never, spoken, Number.POSITIVE_INFINITY).outcome).toBe('decoded');
});
