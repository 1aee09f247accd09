import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatSeconds,
  pluralize,
} from '../../../src/shared/format.ts';

const HOUR = 3_600_000;

describe('numbers as text', () => {
  it.each([
    [-5, '0 ms'],
    [999.4, '999 ms'],
    [999.6, '1 s'],
    [1_000, '1 s'],
    [4_230, '4.2 s'],
    [59_940, '59.9 s'],
    [59_960, '1 min'],
    [252_000, '4.2 min'],
    [59.94 * 60_000, '59.9 min'],
    [HOUR, '1 h'],
    [2.08 * HOUR, '2.1 h'],
    [24 * HOUR, '1 day'],
    [90 * 24 * HOUR, '90 days'],
  ])('a duration of %d ms is %s', (ms, text) => expect(formatDuration(ms)).toBe(text));

  it('a timeout is in seconds however long it is', () => {
    expect([60_000, 350_200].map(formatSeconds)).toEqual(['60 s', '350.2 s']);
  });

  it.each([
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [99_949, '99.9 kB'],
    [120_400, '120 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [3_440_000, '3.4 MB'],
    [99_950_000, '100 MB'],
  ])('a size of %d bytes is %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  it('counts have separators, and their nouns agree', () => {
    expect(formatCount(8_412)).toBe('8,412');
    expect([1, 0, 1_204].map((count) => pluralize(count, 'frame'))).toEqual([
      '1 frame',
      '0 frames',
      '1,204 frames',
    ]);
  });
});
