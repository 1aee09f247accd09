import { encode } from '@msgpack/msgpack';
import { encode as encodeCbor } from 'cborg';
import { describe, expect, it, vi } from 'vitest';
import { readCbor } from '../../panel/frames/decode/cbor.ts';
import { readMessagePack } from '../../panel/frames/decode/message-pack.ts';
import { MOST_DECODED, readFrame, readFrameInParts } from '../../panel/frames/decode/read-frame.ts';
import { isCbor, isMessagePack } from '../../panel/frames/decode/well-formed.ts';
import { visibleRuns } from '../../panel/ui/visible-text.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { INVISIBLE } from '../../src/shared/escape-invisible.ts';
import { parseJson } from '../../src/shared/parse-json.ts';
import { runToEnd } from '../../src/shared/run-generator.ts';
import type { Spoken } from '../../src/stacks/decode-text.ts';

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

const textFrame = (text: string): Frame => ({
  id: 1,
  at: 0,
  direction: 'received',
  opcode: 'text',
  size: text.length,
  kept: text.length,
  text,
});

it('a message over the limit is not decoded before the user asks', () => {
  const frame = textFrame(`["${'x'.repeat(MOST_DECODED)}"]`);
  const spoken = { subprotocol: '' };
  expect(readFrame(frame, spoken).outcome).toBe('large');
  expect(readFrame(frame, spoken, Number.POSITIVE_INFINITY).outcome).toBe('decoded');
});

describe('a large message that the user asked for', () => {
  const rows = Array.from({ length: 9_000 }, (_, id) => ({ id, note: 'as it is said of many a row' }));
  const cases: [string, string, Spoken][] = [
    ['JSON', JSON.stringify(rows), { subprotocol: '' }],
    ['JSON-RPC', JSON.stringify({ jsonrpc: '2.0', id: 1, result: rows }), { subprotocol: '' }],
    ['Socket.IO', `42${JSON.stringify(['rows', rows])}`, { subprotocol: '', stack: 'Socket.IO' }],
    ['plain', `${JSON.stringify(rows)} and more`, { subprotocol: '' }],
    ['without JSON', 'x'.repeat(300_000), { subprotocol: '' }],
  ];

  it.each(cases)('is decoded in parts as it is at once: %s', (_name, text, spoken) => {
    const steps = readFrameInParts(textFrame(text), spoken);
    let rests = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) rests += 1;
    expect(step.value).toEqual(readFrame(textFrame(text), spoken));
    expect(rests).toBeGreaterThan(text.includes('[') ? 4 : -1);
  });

  it('is parsed once: its decoders get the value', () => {
    const parse = vi.spyOn(JSON, 'parse');
    runToEnd(
      readFrameInParts(textFrame(JSON.stringify({ jsonrpc: '2.0', id: 1, result: rows })), {
        subprotocol: '',
      }),
    );
    const longest = Math.max(...parse.mock.calls.map(([text]) => text.length));
    parse.mockRestore();
    expect(longest).toBeLessThan(200_000);
  });
});
