import { expect, it } from 'vitest';
import {
  bucketsWithin,
  compactBuckets,
  countFrame,
  countReply,
  createTimeBuckets,
  mergeBuckets,
  type TimeBuckets,
} from '../../../../src/session/messages/time-buckets.ts';

const filled = (...times: number[]): TimeBuckets => {
  const made = createTimeBuckets();
  for (const at of times) countFrame(made, at, 'received', 1);
  return made;
};
/** A bucket for each index from 0. */
const line = (count: number): TimeBuckets =>
  filled(...Array.from({ length: count }, (_, index) => index * 1_000));
const received = ({ buckets }: TimeBuckets): [number, number][] =>
  buckets.map(({ index, receivedFrames }) => [index, receivedFrames]);

it('counts messages by second, direction and size, in whatever order they come', () => {
  const made = createTimeBuckets();
  countFrame(made, 5_999, 'sent', 11);
  countFrame(made, 5_000, 'received', 10);
  countFrame(made, 7_000, 'sent', 2_000_000);
  countFrame(made, 6_000, 'sent', 1_000_000);
  countFrame(made, 4_000, 'received', 3);
  expect(made.buckets).toEqual([
    {
      index: 4,
      sentFrames: 0,
      sentBytes: 0,
      receivedFrames: 1,
      receivedBytes: 3,
      sizes: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      replies: [],
    },
    {
      index: 5,
      sentFrames: 1,
      sentBytes: 11,
      receivedFrames: 1,
      receivedBytes: 10,
      sizes: [1, 1, 0, 0, 0, 0, 0, 0, 0, 0],
      replies: [],
    },
    {
      index: 6,
      sentFrames: 1,
      sentBytes: 1_000_000,
      receivedFrames: 0,
      receivedBytes: 0,
      sizes: [0, 0, 0, 0, 0, 0, 0, 0, 1, 0],
      replies: [],
    },
    {
      index: 7,
      sentFrames: 1,
      sentBytes: 2_000_000,
      receivedFrames: 0,
      receivedBytes: 0,
      sizes: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
      replies: [],
    },
  ]);
});

it('keeps the latest 32 reply times of a bucket', () => {
  const made = createTimeBuckets();
  for (let took = 0; took < 33; took += 1) countReply(made, 1_500, took);
  expect(made.buckets).toMatchObject([{ index: 1, replies: Array.from({ length: 32 }, (_, at) => at + 1) }]);
});

it('doubles the width where there would be more than 600 buckets', () => {
  expect(line(600)).toMatchObject({ width: 1_000, buckets: { length: 600 } });
  const wide = line(601);
  expect(wide).toMatchObject({ width: 2_000, buckets: { length: 301 } });
  expect(received(wide).slice(-2)).toEqual([
    [299, 2],
    [300, 1],
  ]);
});

it('a finished connection keeps 40', () => {
  const made = line(40);
  compactBuckets(made);
  expect(made.width).toBe(1_000);
  const more = line(41);
  compactBuckets(more);
  expect(more).toMatchObject({ width: 2_000, buckets: { length: 21 } });
  const long = line(400);
  compactBuckets(long);
  expect(long).toMatchObject({ width: 16_000, buckets: { length: 25 } });
});

it('adds all that a bucket counts when two become one', () => {
  const made = createTimeBuckets();
  for (const at of [0, 1_000]) {
    countFrame(made, at, 'sent', 5);
    countFrame(made, at, 'received', 60);
    for (let took = 0; took < 20; took += 1) countReply(made, at, at + took);
  }
  for (let index = 10; made.buckets.length > 39; index += 1) countFrame(made, index * 1_000, 'sent', 1);
  for (let index = 10; index < 60; index += 1) countFrame(made, index * 1_000, 'sent', 1);
  compactBuckets(made);
  const [first] = made.buckets;
  expect(first).toMatchObject({
    index: 0,
    sentFrames: 2,
    sentBytes: 10,
    receivedFrames: 2,
    receivedBytes: 120,
  });
  expect(first?.sizes).toEqual([2, 0, 2, 0, 0, 0, 0, 0, 0, 0]);
  expect(first?.replies).toEqual([
    ...Array.from({ length: 12 }, (_, at) => at + 8),
    ...Array.from({ length: 20 }, (_, at) => at + 1_000),
  ]);
});

it.each([
  [601, 3],
  [3, 601],
])('merges %d buckets with %d, the narrower ones made wider', (into, from) => {
  const made = line(into);
  mergeBuckets(made, line(from));
  expect(made.width).toBe(2_000);
  expect(received(made).slice(0, 2)).toEqual([
    [0, 4],
    [1, 3],
  ]);
  expect(made.buckets).toHaveLength(301);
});

it('finds the buckets that overlap a range, whose end is not in it', () => {
  const indexes = (from: number, until: number): number[] =>
    bucketsWithin(filled(0, 1_000, 2_000, 3_000), { from, until }).map(({ index }) => index);
  expect(indexes(1_000, 3_000)).toEqual([1, 2]);
  expect(indexes(999, 3_001)).toEqual([0, 1, 2, 3]);
  expect(indexes(1_999, 2_000)).toEqual([1]);
});
