import { describe, expect, it } from 'vitest';
import { rowsInSight } from '../../panel/frames/use-rows-in-sight.ts';

describe('the rows in sight of a long list', () => {
  it.each([
    ['at the top', 0, { from: 0, until: 46 }],
    ['in the middle', 22_000, { from: 988, until: 1034 }],
    ['at the end', 22 * 100_000, { from: 99_954, until: 100_000 }],
  ])('%s are as many, with some beyond the edges', (_name, scrollTop, rows) => {
    expect(rowsInSight(scrollTop, 460, 22, 100_000)).toEqual(rows);
  });

  it('are all of a short list', () => {
    expect(rowsInSight(0, 460, 22, 5)).toEqual({ from: 0, until: 5 });
  });
});
