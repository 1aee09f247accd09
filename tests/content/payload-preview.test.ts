import { expect, it } from 'vitest';
import { head } from '../../content/page-hook/preview.ts';

it.each([
  ['ab', 'ab'],
  ['abc', 'ab'],
  ['a😀', 'a'],
  ['😀a', '😀'],
  ['a\ude00b', 'a\ude00'],
])('of %j the preview is %j: it does not end in half a surrogate pair', (text, preview) => {
  expect(head(text, 2)).toBe(preview);
});
