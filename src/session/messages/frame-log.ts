import type { Direction, EventId, Payload } from '../../capture/captured-event.ts';
import { partitionPoint } from '../../shared/partition-point.ts';

/** One message of a connection; `id` is its event. */
export interface Frame extends Payload {
  id: EventId;
  at: number;
  direction: Direction;
  buffered?: number;
}

/** The frames of one connection in order of arrival, oldest first, with a count of evicted ones. */
export interface FrameLog {
  kept: Frame[];
  keptBytes: number;
  droppedFrames: number;
  droppedBytes: number;
  /** The latest evicted frame; of earlier ones only pinned frames are stored. */
  droppedUpTo?: EventId;
}

export function createFrameLog(): FrameLog {
  return { kept: [], keptBytes: 0, droppedFrames: 0, droppedBytes: 0 };
}

export function appendFrame(log: FrameLog, frame: Frame): void {
  log.kept.push(frame);
  log.keptBytes += frame.kept;
}

/** The memory of a frame besides its payload, in bytes; measured as heap per frame with an empty payload. */
export const FRAME_OVERHEAD = 160;

/** The approximate memory of a log's frames, in bytes. */
export function weight(log: FrameLog): number {
  return log.keptBytes + log.kept.length * FRAME_OVERHEAD;
}

/**
 * Evicts the oldest frames until `bytes` are freed or nothing is left, and returns how many; `pinned` frames (a
 * finding's evidence) stay.
 */
export function dropOldest(log: FrameLog, bytes: number, pinned: ReadonlySet<EventId>): number {
  let freed = 0;
  let seen = 0;
  const stay: Frame[] = [];
  for (const frame of log.kept) {
    if (freed >= bytes) break;
    seen += 1;
    if (pinned.has(frame.id)) {
      stay.push(frame);
      continue;
    }
    freed += frame.kept + FRAME_OVERHEAD;
    log.droppedUpTo = frame.id;
    log.keptBytes -= frame.kept;
    log.droppedBytes += frame.size;
  }
  // A new array: a shortened one keeps its memory.
  log.kept = [...stay, ...log.kept.slice(seen)];
  log.droppedFrames += seen - stay.length;
  return seen - stay.length;
}

export function findFrame(log: FrameLog, id: EventId): Frame | undefined {
  return log.kept[placeOfFrame(log, id)];
}

/** Its index among the stored frames, or -1; event ids grow along the log. */
export function placeOfFrame({ kept }: FrameLog, id: EventId): number {
  const at = partitionPoint(kept, (frame) => frame.id < id);
  return kept[at]?.id === id ? at : -1;
}
