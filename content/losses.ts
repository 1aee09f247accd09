import type { SocketId } from '../src/event.ts';
import type { FactRecord } from '../src/page-record.ts';

/** A stretch of records that were let go, per socket; 0 stands for records of no socket. */
export interface Gap {
  at: number;
  losses: Map<SocketId | 0, { frames: number; bytes: number }>;
}

export function joinGap(into: Gap, other: Gap): void {
  for (const [socket, { frames, bytes }] of other.losses) {
    const loss = into.losses.get(socket);
    if (!loss) into.losses.set(socket, { frames, bytes });
    else {
      loss.frames += frames;
      loss.bytes += bytes;
    }
  }
}

/**
 * A gap as `dropped` events, which take the sequence numbers of what was let go: each stands for `frames` numbers,
 * the last of which is its own. `most`: as many numbers as the reader lacks of it.
 */
export function gapRecords(gap: Gap, last: number, most: number): { seq: number; record: FactRecord }[] {
  let excess = -most;
  for (const { frames } of gap.losses.values()) excess += frames;
  let seq = last - most;
  const records: { seq: number; record: FactRecord }[] = [];
  for (const [socket, loss] of gap.losses) {
    const known = Math.min(Math.max(excess, 0), loss.frames);
    excess -= known;
    const frames = loss.frames - known;
    if (frames === 0) continue;
    seq += frames;
    const named = socket === 0 ? {} : { socket };
    records.push({
      seq,
      record: [gap.at, { kind: 'dropped', where: 'relay', frames, bytes: loss.bytes, ...named }],
    });
  }
  return records;
}
