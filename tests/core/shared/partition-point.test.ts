import { expect, it } from 'vitest';
import { partitionPoint } from '../../../src/shared/partition-point.ts';

it.each([
  [[], 5, 0],
  [[1, 3, 5, 7], 0, 0],
  [[1, 3, 5, 7], 1, 0],
  [[1, 3, 5, 7], 4, 2],
  [[1, 3, 5, 7], 7, 3],
  [[1, 3, 5, 7], 8, 4],
  [[2, 2, 2], 2, 0],
  [[2, 2, 2], 3, 3],
])('of %j, before %d: %d', (sorted, limit, count) => {
  expect(partitionPoint(sorted, (item) => item < limit)).toBe(count);
});
