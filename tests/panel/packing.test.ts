import { deflateSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { packingOf, unpack } from '../../panel/frames/decode/packing.ts';

const packed = [
  ['gzip', gzipSync],
  ['deflate', deflateSync],
] as const;

it.each(packed)(
  'a message of %s that unfolds to a hundred megabytes is unfolded to eight',
  async (name, pack) => {
    const bomb = pack(new Uint8Array(100_000_000));
    expect(bomb.length).toBeLessThan(200_000);
    expect(packingOf(bomb)).toBe(name);
    const unpacked = await unpack(bomb, name);
    expect(unpacked).toMatchObject({ ok: true, cut: true });
    expect(unpacked.ok && unpacked.bytes.length).toBe(8_000_000);
  },
);

it.each(packed)(
  'one of %s that ends within is whole, and one that is cut says why it is not',
  async (name, pack) => {
    const bytes = pack(Buffer.from('{"a":1}'));
    const unpacked = await unpack(bytes, name);
    expect(unpacked.ok && !unpacked.cut && Buffer.from(unpacked.bytes).toString()).toBe('{"a":1}');
    expect(await unpack(bytes.subarray(0, -4), name)).toMatchObject({
      ok: false,
      why: expect.stringMatching(/./),
    });
  },
);
