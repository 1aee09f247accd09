import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeProtobuf } from '../../../src/decoders/protobuf.ts';
import { decodeTable, hex } from './decode-table.ts';

decodeTable('Protobuf', decodeProtobuf, {
  accept: [
    [
      'a number',
      hex('08 96 01'),
      { guess: true, value: [{ field: 1, wire: 'varint', value: 150n }], summary: '{ 1: 150 }' },
    ],
    ['a text', hex('12 07 74 65 73 74 69 6e 67'), { summary: '{ 2: "testing" }' }],
    [
      'a message in a message',
      hex('1a 03 08 96 01'),
      { value: [{ field: 3, message: [{ field: 1, value: 150n }] }] },
    ],
    [
      'fixed numbers, as both that they may be',
      hex('0d 00 00 80 3f'),
      { value: [{ integer: 1065353216, float: 1 }] },
    ],
    ['bytes', hex('0a 02 ff fe'), { value: [{ value: Uint8Array.of(0xff, 0xfe) }] }],
  ],
  decline: [
    ['nothing', hex('')],
    ['“ping”, which begins like a field', new TextEncoder().encode('ping')],
    ['field 0', hex('00 01')],
    ['a group', hex('0b 0c')],
    ['a wire type that there is not', hex('0e 01')],
    ['a length beyond the end', hex('12 08 74 65')],
    ['a number that ends too early', hex('08 96')],
    ['a number of eleven bytes', hex('08 ff ff ff ff ff ff ff ff ff ff 01')],
    ['a byte behind the last field', hex('08 01 08')],
  ],
});

it('never throws, whatever the bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void decodeProtobuf(bytes)));
  expect(decodeProtobuf(Uint8Array.of(8, 1))).toBeDefined();
});
