import { beforeEach, expect, it, vi } from 'vitest';

let countBytes: (text: string, at: number) => number;

beforeEach(async () => {
  vi.resetModules();
  ({ countBytes } = await import('../../content/page-hook/count-bytes.ts'));
});

it.each([
  ['ASCII', 'x'.repeat(40_000)],
  ['two and three bytes a character', 'é€'.repeat(20_000)],
  ['surrogate pairs at both sides of each chunk', `x${'😀'.repeat(20_000)}`],
  ['half a pair', `${'x'.repeat(16_383)}\ud83d`],
])('counts the bytes of %s', (_name, text) => {
  expect(countBytes(text, 0)).toBe(new TextEncoder().encode(text).length);
});

it('gives up when much was counted of late, and counts again later', () => {
  const text = 'x'.repeat(100_000);
  const sizes = Array.from({ length: 12 }, (_, i) => countBytes(text, i));
  expect(sizes.slice(0, 10)).toEqual(Array(10).fill(100_000));
  expect(sizes.slice(10)).toEqual([-1, -1]);
  expect(countBytes(text, 20_000)).toBe(100_000);
});
