import { expect, it } from 'vitest';
import {
  type Changes,
  changeCount,
  changedSince,
  createChanges,
  noteChange,
} from '../../../src/session/change-log.ts';

function noted(count: number): Changes {
  const changes = createChanges();
  for (let at = 0; at < count; at += 1) noteChange(changes, `c${at}`);
  return changes;
}
const since = (changes: Changes, count: number): string[] | undefined => {
  const found = changedSince(changes, count);
  return found && [...found];
};

it('names the connections that changed after a number of changes, each once', () => {
  const changes = createChanges();
  for (const id of ['c1', 'c2', 'c1', 'c3', 'c3']) noteChange(changes, id);
  expect(changeCount(changes)).toBe(5);
  expect([0, 1, 3, 5].map((count) => since(changes, count))).toEqual([
    ['c1', 'c2', 'c3'],
    ['c2', 'c1', 'c3'],
    ['c3'],
    [],
  ]);
});

it('keeps all while there are at most 8,192', () => {
  const changes = noted(8_192);
  expect(changeCount(changes)).toBe(8_192);
  expect(since(changes, 0)).toHaveLength(8_192);
});

it('forgets the oldest when there are more, and says that they are no longer known', () => {
  const changes = noted(8_200);
  expect(changeCount(changes)).toBe(8_200);
  expect(changes.latest).toHaveLength(8_192);
  expect(since(changes, 7)).toBeUndefined();
  expect(since(changes, 8)).toHaveLength(8_192);
  expect(since(changes, 8)?.[0]).toBe('c8');
  expect(since(changes, 8_199)).toEqual(['c8199']);
});
