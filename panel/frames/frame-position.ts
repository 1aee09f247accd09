import type { EventId } from '../../src/capture/captured-event.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { partitionPoint } from '../../src/shared/partition-point.ts';

/** Position of the first frame whose id is `id` or greater; ids grow along the log. */
export function positionFrom(kept: readonly Frame[], id: EventId): number {
  return partitionPoint(kept, (frame) => frame.id < id);
}

/** Position of the frame with this id; -1 when it is not stored. */
export function positionOf(kept: readonly Frame[], id: EventId): number {
  const at = positionFrom(kept, id);
  return kept[at]?.id === id ? at : -1;
}
