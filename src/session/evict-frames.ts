import type { EventId } from '../capture/captured-event.ts';
import { changed } from './changed.ts';
import type { ConnectionWithMessages } from './connection.ts';
import { dropOldest, weight } from './messages/frame-log.ts';
import type { Session } from './session.ts';

/** Frees more than needed, so that a busy session does not do it for every batch. */
const SLACK = 0.1;

function busiest(session: Session): ConnectionWithMessages | undefined {
  let found: ConnectionWithMessages | undefined;
  for (const connection of session.connections.values()) {
    if (!found || weight(connection.frames) > weight(found.frames)) found = connection;
  }
  return found;
}

/**
 * Keeps the session's frames within `budget` bytes: the oldest frames of the busiest connection are evicted first.
 * Notes (handshake, close, errors) and `pinned` frames are never evicted. Returns the number of evicted frames; they
 * are counted in the session's losses.
 */
export function makeRoom(session: Session, budget: number, pinned: ReadonlySet<EventId>): number {
  let total = 0;
  for (const connection of session.connections.values()) total += weight(connection.frames);
  if (total <= budget) return 0;
  let gone = 0;
  while (total > budget * (1 - SLACK)) {
    const connection = busiest(session);
    if (!connection) break;
    const before = weight(connection.frames);
    const bytesBefore = connection.frames.droppedBytes;
    const count = dropOldest(connection.frames, total - budget * (1 - SLACK), pinned);
    if (count === 0) break;
    gone += count;
    total -= before - weight(connection.frames);
    session.losses.droppedBytes += connection.frames.droppedBytes - bytesBefore;
    changed(session, { connection });
  }
  session.losses.droppedFrames += gone;
  return gone;
}
