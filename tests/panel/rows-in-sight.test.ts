import { describe, expect, it } from 'vitest';
import { rowsInSight } from '../../panel/frames/use-rows-in-sight.ts';

describe('the rows in sight of a long list', () => {
  it.each([
    ['at the top', 0, false, { from: 0, until: 38 }],
    ['in the middle, downwards', 22_000, false, { from: 996, until: 1034 }],
    ['in the middle, upwards', 22_000, true, { from: 988, until: 1026 }],
    ['at the end', 22 * 100_000, false, { from: 99_962, until: 100_000 }],
  ])('%s are as many: 22 to see, and 16 beyond the edges', (_name, scrollTop, upwards, rows) => {
    expect(rowsInSight(scrollTop, 460, 22, 100_000, upwards)).toEqual(rows);
  });

  it('are all of a short list', () => {
    expect(rowsInSight(0, 460, 22, 5)).toEqual({ from: 0, until: 5 });
  });
});
