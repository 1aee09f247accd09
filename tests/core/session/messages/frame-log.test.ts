import { describe, expect, it } from 'vitest';
import {
  appendFrame,
  createFrameLog,
  dropOldest,
  FRAME_OVERHEAD,
  type FrameLog,
  findFrame,
  placeOfFrame,
  weight,
} from '../../../../src/session/messages/frame-log.ts';
import { message } from './message.ts';

const NONE: ReadonlySet<number> = new Set();
/** Messages of 100 bytes, of which 40 were stored, with the ids 10, 20, 30 and so on. */
function log(count: number): FrameLog {
  const made = createFrameLog();
  for (let at = 1; at <= count; at += 1)
    appendFrame(made, message('x'.repeat(40), { id: 10 * at, size: 100, kept: 40 }));
  return made;
}
const EACH = 40 + FRAME_OVERHEAD;
const ids = ({ kept }: FrameLog): number[] => kept.map(({ id }) => id);

describe('the messages of a connection', () => {
  it('are stored in the order of arrival, and their memory is counted', () => {
    expect(createFrameLog()).toEqual({ kept: [], keptBytes: 0, droppedFrames: 0, droppedBytes: 0 });
    const made = log(3);
    expect([ids(made), made.keptBytes, weight(made)]).toEqual([[10, 20, 30], 120, 3 * EACH]);
  });

  it('are found by their id', () => {
    const made = log(3);
    expect([10, 20, 30].map((id) => placeOfFrame(made, id))).toEqual([0, 1, 2]);
    expect([9, 15, 31].map((id) => placeOfFrame(made, id))).toEqual([-1, -1, -1]);
    expect(findFrame(made, 20)).toBe(made.kept[1]);
    expect([findFrame(made, 15), findFrame(createFrameLog(), 1)]).toEqual([undefined, undefined]);
  });
});

describe('the oldest messages are dropped', () => {
  it('until so many bytes are free', () => {
    const made = log(5);
    expect(dropOldest(made, 2 * EACH, NONE)).toBe(2);
    expect(made).toMatchObject({ keptBytes: 120, droppedFrames: 2, droppedBytes: 200, droppedUpTo: 20 });
    expect(ids(made)).toEqual([30, 40, 50]);
    expect(dropOldest(made, 2 * EACH + 1, NONE)).toBe(3);
    expect(made).toMatchObject({
      kept: [],
      keptBytes: 0,
      droppedFrames: 5,
      droppedBytes: 500,
      droppedUpTo: 50,
    });
  });

  it('unless a finding quotes them: those stay in their order', () => {
    const made = log(5);
    expect(dropOldest(made, 2 * EACH, new Set([10, 30]))).toBe(2);
    expect(ids(made)).toEqual([10, 30, 50]);
    expect(made).toMatchObject({ keptBytes: 120, droppedFrames: 2, droppedUpTo: 40 });
  });

  it('none where nothing is to be freed, or nothing is left', () => {
    const made = log(2);
    expect(dropOldest(made, 0, NONE)).toBe(0);
    expect(ids(made)).toEqual([10, 20]);
    expect(dropOldest(createFrameLog(), 100, NONE)).toBe(0);
    expect(made).not.toHaveProperty('droppedUpTo');
  });

  it('into a new list, so that the memory of the old one is free', () => {
    const made = log(2);
    const { kept } = made;
    dropOldest(made, EACH, NONE);
    expect(made.kept).not.toBe(kept);
    expect(kept).toHaveLength(2);
  });
});
