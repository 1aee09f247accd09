import { isUtf8 } from 'node:buffer';
import { expect } from 'vitest';
import { type Check, saysBack } from './check.ts';

/** Of the endpoints whose servers break the protocol. */
export const broken: Record<string, Check> = {
  'protocol-error': saysBack(6, (bytes) => expect(bytes.readUInt16BE()).toBe(0x8185)),
  'protocol-error--reserved-bit': saysBack(2, (bytes) => expect(bytes.readUInt16BE()).toBe(0xc105)),
  'protocol-error--utf8': saysBack(6, (bytes) => {
    expect(bytes.readUInt16BE()).toBe(0x8104);
    expect(isUtf8(bytes.subarray(2))).toBe(false);
  }),
  'protocol-error--http-in-stream': saysBack(12, (bytes) => {
    expect(bytes.toString()).toMatch(/^HTTP\/1\.1 400/);
  }),
  'protocol-error--opcode': saysBack(2, (bytes) => expect(bytes.readUInt16BE()).toBe(0x8305)),
  'protocol-error--close-frame': saysBack(3, (bytes) => expect([...bytes]).toEqual([0x88, 1, 3])),
  'unassigned-code': saysBack(4, (bytes) => expect(bytes.readUInt16BE(2)).toBe(2500)),
  'unassigned-code--status': saysBack(4, (bytes) => expect(bytes.readUInt16BE(2)).toBe(401)),
};
