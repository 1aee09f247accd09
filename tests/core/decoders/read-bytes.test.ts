import { deflateSync, gzipSync } from 'node:zlib';
import { encode as encodeMessagePack } from '@msgpack/msgpack';
import { encode as encodeCbor } from 'cborg';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { library } from '../../../panel/frames/decode/libraries.ts';
import { packingOf, unpack } from '../../../panel/frames/decode/packing.ts';
import { readBytes } from '../../../panel/frames/decode/read-bytes.ts';
import { readFrame } from '../../../panel/frames/decode/read-frame.ts';
import type { Spoken } from '../../../src/stacks/decode-text.ts';
import { hex } from './decode-table.ts';

const unknown: Spoken = { subprotocol: '' };
const read = (bytes: Uint8Array, spoken = unknown) => readBytes(bytes, 'received', spoken);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

beforeAll(async () => {
  for (const name of ['messagePack', 'cbor', 'mqtt'] as const) {
    library(name);
    await vi.waitFor(() => expect(library(name)).toBeTypeOf('function'));
  }
});

it('a library is loaded when a message first needs it, and then told', async () => {
  vi.resetModules();
  const fresh = await import('../../../panel/frames/decode/libraries.ts');
  expect(fresh.library('cbor')).toBe('loading');
  await new Promise<void>((resolve) => {
    const stop = fresh.onLibrary(() => {
      stop();
      resolve();
    });
  });
  expect(fresh.library('cbor')).toBeTypeOf('function');
});

describe('a binary message', () => {
  it.each([
    ['MessagePack', encodeMessagePack({ type: 'move', at: [1, 2] }), 'MessagePack', 'move'],
    ['CBOR', encodeCbor({ type: 'move', at: [1, 2] }), 'CBOR', 'move'],
    ['Protobuf', hex('08 96 01 12 02 68 69'), 'Protobuf', undefined],
  ])('without a name is %s by its form, and called a guess', (_name, bytes, protocol, name) => {
    expect(read(bytes)).toMatchObject({ outcome: 'decoded', decoded: { protocol, guess: true } });
    const reading = read(bytes);
    expect(reading.outcome === 'decoded' ? reading.decoded.name : '').toBe(name);
  });

  it('of JSON in UTF-8 is no guess', () => {
    const reading = read(utf8('{"jsonrpc":"2.0","method":"a"}'));
    expect(reading).toMatchObject({ outcome: 'decoded', decoded: { protocol: 'JSON-RPC', name: 'a' } });
    expect(reading.outcome === 'decoded' && reading.decoded.guess).toBeFalsy();
  });

  it.each([
    ['two bytes', hex('92 01')],
    ['MessagePack with a byte too many', hex('81 a1 61 01 c1')],
    ['MessagePack that promises four milliards of items', hex('dd ff ff ff ff 01')],
    ['CBOR with a tag of nobody', hex('d9 12 34 81 81 01')],
    ['a single number', hex('cd 01 00')],
    ['words', utf8('ping')],
  ])('%s is left alone', (_name, bytes) => expect(read(bytes)).toEqual({ outcome: 'plain' }));

  it.each([
    ['wamp.2.msgpack', encodeMessagePack([48, 7, {}, 'com.sum', [1]])],
    ['wamp.2.cbor', encodeCbor([48, 7, {}, 'com.sum', [1]])],
  ])('of %s is WAMP', (subprotocol, bytes) => {
    const told = { protocol: 'WAMP', role: 'request', pair: 'CALL 7', name: 'CALL · com.sum' };
    expect(read(bytes, { subprotocol })).toMatchObject({ decoded: told });
  });

  it('of SignalR and of MQTT is what is spoken', () => {
    expect(read(hex('02 91 06'), { subprotocol: '', stack: 'SignalR' })).toMatchObject({
      decoded: { protocol: 'SignalR', role: 'heartbeat' },
    });
    expect(read(hex('c0 00'), { subprotocol: 'mqtt', stack: 'MQTT' })).toMatchObject({
      decoded: { protocol: 'MQTT', role: 'heartbeat' },
    });
  });

  it.each([
    ['gzip', gzipSync('{"a":1}')],
    ['deflate', deflateSync('{"a":1}')],
  ] as const)('packed with %s is unpacked whole', async (packing, bytes) => {
    expect(read(Uint8Array.from(bytes))).toEqual({ outcome: 'packed', packing });
    const unpacked = await unpack(bytes, packing);
    expect(unpacked).toEqual({ ok: true, bytes: utf8('{"a":1}'), cut: false });
    expect(await unpack(bytes.subarray(0, -3), packing)).toMatchObject({ ok: false });
  });

  it('that only begins like packed is not', () => {
    expect(packingOf(hex('1f 8b 00 00'))).toBeUndefined();
    expect(packingOf(hex('78 9d 01 02 03 04 05'))).toBeUndefined();
  });

  it('that was cut is never decoded', () => {
    const frame = {
      id: 1,
      at: 0,
      direction: 'received',
      opcode: 'text',
      text: '{"type":"a"}',
      kept: 12,
    } as const;
    expect(readFrame({ ...frame, size: 12 }, unknown)).toMatchObject({ outcome: 'decoded' });
    expect(readFrame({ ...frame, size: 13 }, unknown)).toMatchObject({ outcome: 'cut', name: 'a' });
  });
});
