import { expect, it } from 'vitest';
import { createSendRate, noteSent, sentShortlyBefore } from '../../../../src/session/messages/send-rate.ts';
import { message } from './message.ts';

const MUCH = 1_048_576;

function rateOf(...times: number[]) {
  const rate = createSendRate();
  times.forEach((at, index) => {
    noteSent(rate, message('x', { id: index + 1, at, direction: 'sent' }));
  });
  return rate;
}
/** After sends of 10 bytes, before which so much was left in the buffer. */
function runOf(...left: (number | undefined)[]) {
  const rate = createSendRate();
  left.forEach((bytes, index) => {
    const buffered = bytes === undefined ? {} : { buffered: bytes + 10 };
    noteSent(rate, message('x', { id: index + 1, at: index * 100, size: 10, ...buffered }));
  });
  return rate.bufferedRun;
}

it('counts by whole seconds, and knows the second before', () => {
  expect(rateOf(1_000, 1_999, 2_000)).toEqual({ second: 2, count: 1, previous: 2 });
  expect(rateOf(1_000, 3_000)).toEqual({ second: 3, count: 1, previous: 0 });
});

it('tells how many were sent in the last second or two', () => {
  const rate = rateOf(1_000, 1_500, 2_000);
  expect([1_999, 2_000, 2_999, 3_000, 3_999, 4_000].map((end) => sentShortlyBefore(rate, end))).toEqual([
    0, 3, 3, 1, 1, 0,
  ]);
});

it('a run of sends that each found a megabyte in the buffer', () => {
  expect(runOf(MUCH - 1)).toBeUndefined();
  expect(runOf(MUCH)).toEqual({
    first: 1,
    since: 0,
    latest: 1,
    until: 0,
    atFirst: MUCH,
    most: MUCH,
    sends: 1,
  });
  expect(runOf(MUCH, MUCH + 9, undefined, MUCH + 3)).toEqual({
    first: 1,
    since: 0,
    latest: 4,
    until: 300,
    atFirst: MUCH,
    most: MUCH + 9,
    sends: 3,
  });
  expect(runOf(MUCH, 0)).toBeUndefined();
  expect(runOf(MUCH, 0, MUCH)).toMatchObject({ first: 3, sends: 1 });
});
