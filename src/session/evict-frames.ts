import type { EventId } from '../capture/captured-event.ts';
import { changed } from './changed.ts';
import { dropOldest, weight } from './messages/frame-log.ts';
import type { Session } from './session.ts';

/** Frees more than needed, so that a busy session does not do it for every batch. */
const SLACK = 0.1;

/**
 * Keeps the session's frames within `budget` bytes: the oldest frames of the busiest connection are evicted first.
 * Notes (handshake, close, errors) and `pinned` frames are never evicted. Returns the number of evicted frames; they
 * are counted in the session's losses.
 */
export function makeRoom(session: Session, budget: number, pinned: ReadonlySet<EventId>): number {
  let excess = -budget;
  for (const { frames } of session.connections.values()) excess += weight(frames);
  if (excess <= 0) return 0;
  excess += budget * SLACK;
  const connections = [...session.connections.values()].sort((a, b) => weight(b.frames) - weight(a.frames));
  let gone = 0;
  for (const connection of connections) {
    if (excess <= 0) break;
    const { frames } = connection;
    const before = weight(frames);
    const bytesBefore = frames.droppedBytes;
    const count = dropOldest(frames, excess, pinned);
    // All of them are pinned: others may have some to evict.
    if (count === 0) continue;
    gone += count;
    excess -= before - weight(frames);
    session.losses.droppedBytes += frames.droppedBytes - bytesBefore;
    changed(session, { connection });
  }
  session.losses.droppedFrames += gone;
  return gone;
}
