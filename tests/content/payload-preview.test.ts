import { expect, it, vi } from 'vitest';

vi.mock('../../content/page-hook/record-queue.ts', () => ({ keep: 2, takeBlob: () => false }));
const { head, sampleText } = await import('../../content/page-hook/payload-preview.ts');

it.each([
  ['ab', 'ab'],
  ['abc', 'ab'],
  ['a😀', 'a'],
  ['😀a', '😀'],
  ['a\ude00b', 'a\ude00'],
])('of %j the preview is %j: it does not end in half a surrogate pair', (text, preview) => {
  expect(head(text, 2)).toBe(preview);
  expect(sampleText(text, () => 9).content).toBe(preview);
});
