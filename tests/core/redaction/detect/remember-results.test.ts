import { beforeEach, expect, it } from 'vitest';
import { rememberResults } from '../../../../src/redaction/detect/remember-results.ts';

const judged: string[] = [];
const isLong = rememberResults(
  (text) => {
    judged.push(text);
    return text.length > 2 ? true : undefined;
  },
  { most: 2, longest: 4 },
);

beforeEach(() => {
  // Two texts fill the memory, and the third clears it.
  for (const text of ['1', '2', '3']) isLong(text);
  judged.length = 0;
});

it('judges a text once, also where the result is undefined', () => {
  expect(['four', 'four', '3', '3'].map(isLong)).toEqual([true, true, undefined, undefined]);
  expect(judged).toEqual(['four']);
});

it('forgets all results when it is full', () => {
  for (const text of ['4', '5', '4', '5', '3']) isLong(text);
  expect(judged).toEqual(['4', '5', '4', '3']);
});

it('remembers no longer text', () => {
  for (const text of ['12345', '12345', '3']) isLong(text);
  expect(judged).toEqual(['12345', '12345']);
});
