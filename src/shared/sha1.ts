import { base64Encode } from './base64.ts';

/** SHA-1 of an ASCII text as base64 (FIPS 180-4), which the handshake of a WebSocket needs and nothing secret does. */
export function sha1Base64(text: string): string {
  const words = padded(text);
  const hash = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let block = 0; block < words.length; block += 16) addBlock(hash, words.slice(block, block + 16));
  const bytes = hash.flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]);
  return base64Encode(Uint8Array.from(bytes));
}

/** The text, a one bit, zeros and the length in bits: whole blocks of 16 words. */
function padded(text: string): number[] {
  const words = new Array<number>((((text.length + 8) >> 6) + 1) * 16).fill(0);
  for (let at = 0; at <= text.length; at += 1) {
    const byte = at < text.length ? text.charCodeAt(at) : 0x80;
    words[at >> 2] = (words[at >> 2] ?? 0) | (byte << (24 - (at % 4) * 8));
  }
  words[words.length - 1] = text.length * 8;
  return words;
}

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

function addBlock(hash: number[], block: readonly number[]): void {
  const words = [...block];
  for (let at = 16; at < 80; at += 1)
    words[at] = rotate(
      (words[at - 3] ?? 0) ^ (words[at - 8] ?? 0) ^ (words[at - 14] ?? 0) ^ (words[at - 16] ?? 0),
      1,
    );
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = hash;
  for (const [at, word] of words.entries()) {
    const next = (rotate(a, 5) + mix(at, b, c, d) + e + word) | 0;
    [a, b, c, d, e] = [next, a, rotate(b, 30), c, d];
  }
  for (const [at, value] of [a, b, c, d, e].entries()) hash[at] = ((hash[at] ?? 0) + value) | 0;
}

function mix(at: number, b: number, c: number, d: number): number {
  if (at < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (at < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (at < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}
