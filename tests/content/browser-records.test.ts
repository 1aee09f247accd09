import { expect, it } from 'vitest';
import type { HookRecord } from '../../content/channel/hook-record.ts';
import { createBrowserRecords, mergeByTime } from '../../content/relay/browser-records.ts';

const at = (time: number, code: 0 | 1): HookRecord => [time, code, 1, -1, 'x', -1];

it('joins two lists in order of time, what the page did first', () => {
  const merged = mergeByTime([at(1, 1), at(3, 1), at(3, 1), at(9, 1)], [at(0, 0), at(3, 0), at(4, 0)]);
  expect(merged.map(([time, code]) => `${time}${code}`)).toEqual(['00', '11', '31', '31', '30', '40', '91']);
});

it('hands over a while after a record came, and at once when there are many', () => {
  const waiting: (() => void)[] = [];
  const taken: number[] = [];
  const own = createBrowserRecords(
    () => taken.push(own.takeAll().records.length),
    (run) => waiting.push(run),
  );
  own.put(at(1, 0), 1);
  own.put(at(2, 0), 1);
  expect(waiting).toHaveLength(1);
  waiting.pop()?.();
  for (let i = 0; i < 501; i++) own.put(at(3, 0), 1);
  own.put(at(4, 0), 1_000_000);
  expect(taken).toEqual([2, 500, 2]);
});

it('lets a few Blobs of a batch be read', () => {
  const own = createBrowserRecords(
    () => undefined,
    () => undefined,
  );
  const allowed = (): number => Array.from({ length: 20 }, () => own.takeBlob()).filter(Boolean).length;
  expect(allowed()).toBe(8);
  own.takeAll();
  expect(allowed()).toBe(8);
});
