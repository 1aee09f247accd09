import type { EventId } from '../../src/capture/captured-event.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';

/** Position of the first frame whose id is `id` or greater; ids grow along the log. */
export function positionFrom(kept: readonly Frame[], id: EventId): number {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((kept[middle]?.id ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Position of the frame with this id; -1 when it is not stored. */
export function positionOf(kept: readonly Frame[], id: EventId): number {
  const at = positionFrom(kept, id);
  return kept[at]?.id === id ? at : -1;
}
