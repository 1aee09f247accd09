import type { EventId } from '../capture/captured-event.ts';
import type { ConnectionId, Noted } from './connection.ts';
import { type Frame, findFrame } from './messages/frame-log.ts';
import type { Session } from './session.ts';

/** A note or frame by its event id; undefined when it was discarded (memory limit). */
export function findEvent(
  session: Session,
  id: EventId,
): Noted | { id: EventId; frame: Frame; connection: ConnectionId } | undefined {
  const noted = session.notes.get(id);
  if (noted) return noted;
  for (const connection of session.connections.values()) {
    const frame = findFrame(connection.frames, id);
    if (frame) return { id, frame, connection: connection.id };
  }
  return undefined;
}
