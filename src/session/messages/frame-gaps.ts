import type { Dropped, EventId } from '../../capture/captured-event.ts';
import type { Connection } from '../connection.ts';

/** A place in a connection's frames where some are missing: behind the frames before `id`. */
export interface FrameGap {
  id: EventId;
  frames: number;
  bytes: number;
  where: Dropped['where'];
}

/** Every place where frames were let go, oldest first. */
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
  // What nobody told of was let go here, to make room, or was not in the network log; it is the oldest.
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
