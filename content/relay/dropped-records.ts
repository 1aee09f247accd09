import type { SocketId } from '../../src/capture/captured-event.ts';
import type { FactRecord } from '../../src/capture/page-record.ts';

/** What was let go of one socket; 0 stands for records of no socket. */
interface Loss {
  socket: SocketId | 0;
  frames: number;
  bytes: number;
}

/** A stretch of records that were let go. `first` is all there is for as long as they are of one socket. */
export interface DroppedRange {
  at: number;
  first: Loss;
  others: Map<SocketId | 0, Loss> | undefined;
}

export function createDroppedRange(at: number, socket: SocketId | 0, bytes: number): DroppedRange {
  return { at, first: { socket, frames: 1, bytes }, others: undefined };
}

function addLoss(gap: DroppedRange, { socket, frames, bytes }: Loss): void {
  let loss: Loss | undefined = gap.first;
  if (loss.socket !== socket) {
    gap.others ??= new Map();
    loss = gap.others.get(socket);
    if (!loss) {
      loss = { socket, frames: 0, bytes: 0 };
      gap.others.set(socket, loss);
    }
  }
  loss.frames += frames;
  loss.bytes += bytes;
}

function lossesOf(gap: DroppedRange): Loss[] {
  return gap.others ? [gap.first, ...gap.others.values()] : [gap.first];
}

export function joinDroppedRanges(into: DroppedRange, other: DroppedRange): void {
  addLoss(into, other.first);
  if (other.others) for (const loss of other.others.values()) addLoss(into, loss);
}

/**
 * A gap as `dropped` events, which take the sequence numbers of what was let go: each stands for `frames` numbers,
 * the last of which is its own. `most`: as many numbers as the reader lacks of it.
 */
export function droppedRangeRecords(
  gap: DroppedRange,
  last: number,
  most: number,
): { seq: number; record: FactRecord }[] {
  const losses = lossesOf(gap);
  let known = losses.reduce((sum, { frames }) => sum + frames, 0) - most;
  let seq = last - most;
  const records: { seq: number; record: FactRecord }[] = [];
  for (const { socket, frames: all, bytes } of losses) {
    const frames = all - Math.min(Math.max(known, 0), all);
    known -= all - frames;
    if (frames === 0) continue;
    seq += frames;
    const named = socket === 0 ? {} : { socket };
    records.push({ seq, record: [gap.at, { kind: 'dropped', where: 'relay', frames, bytes, ...named }] });
  }
  return records;
}
