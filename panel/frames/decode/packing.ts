import { joinBytes } from '../../../src/shared/join-bytes.ts';

export type Packing = 'gzip' | 'deflate';

/** The most that is decompressed of one message, in bytes: a small message can expand to any size. */
const MOST = 8_000_000;

/** By the first bytes: gzip (RFC 1952 section 2.3.1), or deflate in the zlib format (RFC 1950 section 2.2). */
export function packingOf(bytes: Uint8Array): Packing | undefined {
  const [first = 0, second = 0, third] = bytes;
  if (first === 0x1f && second === 0x8b && third === 8) return 'gzip';
  const preset = (second & 0x20) !== 0;
  return first === 0x78 && !preset && ((first << 8) | second) % 31 === 0 && bytes.length > 6
    ? 'deflate'
    : undefined;
}

export type Unpacked = { ok: true; bytes: Uint8Array; cut: boolean } | { ok: false; why: string };

/** The content of a compressed message. */
export async function unpack(bytes: Uint8Array, packing: Packing): Promise<Unpacked> {
  const stream = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new DecompressionStream(packing));
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { ok: true, bytes: joinBytes(parts), cut: false };
      parts.push(value);
      size += value.length;
      if (size <= MOST) continue;
      await reader.cancel();
      return { ok: true, bytes: joinBytes(parts).subarray(0, MOST), cut: true };
    }
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}
