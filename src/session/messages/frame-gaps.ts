import type { EventId } from '../../capture/captured-event.ts';
import type { FactOf } from '../../capture/page-facts.ts';
import type { Connection } from '../connection.ts';

/** A position in a connection's frames where some are missing: after the frames before `id`. */
export interface FrameGap {
  id: EventId;
  frames: number;
  bytes: number;
  where: FactOf<'dropped'>['where'];
}

/** Every position where frames were dropped, oldest first. */
export function gapsOf({ notes, frames }: Connection): FrameGap[] {
  const gaps: FrameGap[] = [];
  let told = 0;
  let bytes = 0;
  for (const { id, event } of notes) {
    if (event.kind !== 'dropped') continue;
    gaps.push({ id, frames: event.frames, bytes: event.bytes, where: event.where });
    told += event.frames;
    bytes += event.bytes;
  }
  // Drops without a report happened here (memory limit), or the network log did not have them; this gap is the oldest.
  if (frames.droppedFrames > told) {
    gaps.push({
      id: (frames.droppedUpTo ?? 0) + 1,
      frames: frames.droppedFrames - told,
      bytes: Math.max(0, frames.droppedBytes - bytes),
      where: 'panel',
    });
  }
  return gaps.sort((a, b) => a.id - b.id);
}
