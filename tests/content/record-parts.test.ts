import { expect, it } from 'vitest';
import type { HookRecord } from '../../content/channel/hook-record.ts';
import { contentSize } from '../../content/relay/record-parts.ts';
import { utf8Size } from '../../content/relay/utf8-size.ts';

it.each<[content: string, record: HookRecord, bytes: number]>([
  ['a text', [0, 0, 1, -1, 'four', -1], 4],
  ['bytes', [0, 2, 1, 3, new Uint8Array(3), -1], 3],
  ['no content', [0, 0, 1, 1000, null, -1], 0],
  ['a Blob, which is in another process', [0, 2, 1, 3, new Blob(['abc']), -1], 0],
  ['the texts of a fact', [0, { kind: 'created', socket: 1, url: 'ws://a/', protocols: [] }], 14],
])('%s is counted', (_, record, bytes) => {
  expect(contentSize(record)).toBe(bytes);
});

it.each([
  ['nothing', ''],
  ['letters of one, two, three and four bytes', 'aé€😀'],
  ['a surrogate pair across two chunks', `${'a'.repeat(16_383)}😀`],
  ['half a surrogate pair at the end of a chunk', `${'a'.repeat(16_383)}\ud83d`],
  ['many chunks', '€'.repeat(50_000)],
])('the UTF-8 size of %s', (_, text) => {
  expect(utf8Size(text)).toBe(Buffer.byteLength(text));
});
