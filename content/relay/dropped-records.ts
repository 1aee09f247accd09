import type { SocketId } from '../../src/capture/captured-event.ts';
import type { FactOf } from '../../src/capture/page-facts.ts';
import type { FactRecord } from '../../src/capture/page-record.ts';

/** What was dropped of one socket; 0 is for records of no socket. */
interface DroppedCount {
  socket: SocketId | 0;
  frames: number;
  bytes: number;
}

/** A run of dropped records. `first` is all there is for as long as they are of one socket. */
export interface DroppedRange {
  at: number;
  first: DroppedCount;
  others: Map<SocketId | 0, DroppedCount> | undefined;
}

export function createDroppedRange(at: number, socket: SocketId | 0, bytes: number): DroppedRange {
  return { at, first: { socket, frames: 1, bytes }, others: undefined };
}

function addCount(gap: DroppedRange, { socket, frames, bytes }: DroppedCount): void {
  let count: DroppedCount | undefined = gap.first;
  if (count.socket !== socket) {
    gap.others ??= new Map();
    count = gap.others.get(socket);
    if (!count) {
      count = { socket, frames: 0, bytes: 0 };
      gap.others.set(socket, count);
    }
  }
  count.frames += frames;
  count.bytes += bytes;
}

function countsOf(gap: DroppedRange): DroppedCount[] {
  return gap.others ? [gap.first, ...gap.others.values()] : [gap.first];
}

export function joinDroppedRanges(into: DroppedRange, other: DroppedRange): void {
  addCount(into, other.first);
  if (other.others) for (const count of other.others.values()) addCount(into, count);
}

/** How many records were dropped. */
export function droppedCount(gap: DroppedRange): number {
  return countsOf(gap).reduce((sum, { frames }) => sum + frames, 0);
}

/**
 * A gap as `dropped` events, which take the sequence numbers of what was dropped: each is for `frames` numbers,
 * the last of which is its own. `most`: as many numbers as the reader lacks of it.
 */
export function droppedRangeRecords(
  gap: DroppedRange,
  last: number,
  most: number,
): { seq: number; record: FactRecord }[] {
  const counts = countsOf(gap);
  let known = droppedCount(gap) - most;
  let seq = last - most;
  const records: { seq: number; record: FactRecord }[] = [];
  for (const { socket, frames: all, bytes } of counts) {
    const frames = all - Math.min(Math.max(known, 0), all);
    known -= all - frames;
    if (frames === 0) continue;
    seq += frames;
    const fact: FactOf<'dropped'> = { kind: 'dropped', where: 'relay', frames, bytes };
    if (socket > 0) fact.socket = socket;
    records.push({ seq, record: [gap.at, fact] });
  }
  return records;
}
