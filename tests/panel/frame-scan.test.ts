import { describe, expect, it } from 'vitest';
import { frameList } from '../../panel/frames/frame-list.ts';
import { createScan, forgetDropped, scanFrames } from '../../panel/frames/frame-scan.ts';
import { inspectBytes } from '../../panel/frames/inspect-bytes.ts';
import { appendFrame, createFrameLog, dropOldest, type Frame } from '../../src/session/messages/frame-log.ts';
import { runToEnd } from '../../src/shared/run-generator.ts';

const frameOf = (id: number): Frame => ({
  id,
  at: id,
  direction: 'sent',
  opcode: 'text',
  size: 1,
  kept: 1,
  text: String(id % 3),
});

function logOf(count: number) {
  const log = createFrameLog();
  for (let id = 1; id <= count; id += 1) appendFrame(log, frameOf(id));
  return log;
}

const every3rd = (frame: Frame): boolean => frame.text === '0';

describe('a walk over frames', () => {
  it('goes in short steps, also where the log grows meanwhile', () => {
    const log = logOf(1_000);
    const scan = createScan();
    const tested: number[] = [];
    for (const _ of scanFrames(scan, log, every3rd)) {
      tested.push(scan.tested);
      if (tested.length === 3) for (let id = 1_001; id <= 1_010; id += 1) appendFrame(log, frameOf(id));
    }
    expect(Math.max(...tested.map((count, at) => count - (tested[at - 1] ?? 0)))).toBeLessThan(20);
    expect(scan.tested).toBe(1_010);
    expect(scan.matched).toEqual(log.kept.filter(every3rd));
  });

  it('tests only what is new', () => {
    const log = logOf(10);
    const scan = createScan();
    runToEnd(scanFrames(scan, log, every3rd));
    appendFrame(log, frameOf(12));
    const seen: number[] = [];
    runToEnd(scanFrames(scan, log, ({ id }) => seen.push(id) > 0));
    expect(seen).toEqual([12]);
    expect(scan.matched.map(({ id }) => id)).toEqual([3, 6, 9, 12]);
  });

  it('lets go what the log let go, and keeps what is pinned', () => {
    const log = logOf(12);
    const scan = createScan();
    runToEnd(scanFrames(scan, log, every3rd));
    dropOldest(log, 161 * 6, new Set([3]));
    forgetDropped(scan, log);
    expect(scan.matched).toEqual(log.kept.filter(every3rd));
    expect(scan.matched.map(({ id }) => id)).toEqual([3, 9, 12]);
  });
});

describe('the rows of the table', () => {
  const frames = [frameOf(2), frameOf(5), frameOf(9)];
  const gap = (id: number) => ({ id, frames: 1, bytes: 0, where: 'relay' as const });
  const told = (list: ReturnType<typeof frameList>) =>
    Array.from({ length: list.count }, (_, row) => {
      const item = list.at(row);
      return item?.kind === 'frame' ? item.frame.id : item && `gap ${item.gap.id}`;
    });
  it.each([
    [[1], ['gap 1', 2, 5, 9]],
    [
      [3, 4, 7],
      [2, 'gap 3', 'gap 4', 5, 'gap 7', 9],
    ],
    [[20], [2, 5, 9, 'gap 20']],
  ])('gaps %j stand in their places', (ids, rows) => {
    expect(told(frameList(frames, ids.map(gap)))).toEqual(rows);
  });
  it('a frame is found in its row', () => {
    const list = frameList(frames, [gap(1), gap(6)]);
    expect(frames.map((_, position) => list.rowOf(position))).toEqual([1, 2, 4]);
  });
});

describe('bytes as numbers', () => {
  const bytes = Uint8Array.of(0xff, 0xfe, 0, 0, 0, 0, 0xf0, 0x3f, 0x12);
  const told = (offset: number) =>
    Object.fromEntries(inspectBytes(bytes, offset).map((each) => [each.name, each]));
  it('both orders', () => {
    expect(told(0).int16).toEqual({ name: 'int16', little: '-257', big: '-2' });
    expect(told(0).int8).toEqual({ name: 'int8', little: '-1' });
    expect(told(0).float64?.little).toBe(String(new DataView(bytes.buffer).getFloat64(0, true)));
  });
  it('nothing that goes beyond the end', () => {
    expect(Object.keys(told(8))).toEqual(['int8', 'uint8']);
    expect(Object.keys(told(7))).toEqual(['int8', 'uint8', 'int16', 'uint16']);
    expect(told(9)).toEqual({});
  });
});
