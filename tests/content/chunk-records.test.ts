import { expect, it } from 'vitest';
import { CHUNK_CHARS, toChunks } from '../../content/relay/chunk-records.ts';
import type { SentRecord } from '../../src/capture/page-record.ts';

const record = (text: string): SentRecord => [1, [0, 0, 1, -1, text, -1]];
/** One record whose JSON has so many characters. */
const ofLength = (chars: number): SentRecord[] => {
  const empty = JSON.stringify([record('')]).length;
  return [record('x'.repeat(chars - empty))];
};

it('records that fit are one message', () => {
  const records = [record('a'), record('b')];
  expect(toChunks('c', records)).toEqual([
    { kind: 'records', context: 'c', json: JSON.stringify(records), at: 0, more: false },
  ]);
});

it.each([
  [CHUNK_CHARS, 1],
  [CHUNK_CHARS + 1, 2],
  [2 * CHUNK_CHARS, 2],
  [2 * CHUNK_CHARS + 1, 3],
])('%i characters are %i messages, of which only the last has nothing after it', (chars, count) => {
  const records = ofLength(chars);
  const chunks = toChunks('c', records).flatMap((chunk) => (chunk.kind === 'records' ? [chunk] : []));
  expect(chunks.map(({ json }) => json).join('')).toBe(JSON.stringify(records));
  expect(chunks.map(({ at }) => at)).toEqual(chunks.map((_, index) => index * CHUNK_CHARS));
  expect(chunks.map(({ more }) => more)).toEqual(chunks.map((_, index) => index < count - 1));
  expect(chunks).toHaveLength(count);
});
