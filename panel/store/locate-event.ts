import type { EventId } from '../../src/capture/captured-event.ts';
import type { Connection, ConnectionId } from '../../src/session/connection.ts';
import { findEvent } from '../../src/session/find-event.ts';
import type { Session } from '../../src/session/session.ts';

/** The view that shows an event. */
export interface EventPlace {
  connection: ConnectionId;
  tab: 'timeline' | 'frames';
}

function tells(connection: Connection, id: EventId): boolean {
  return connection.wire?.event === id || connection.notes.some((noted) => noted.id === id);
}

/**
 * The view of an event, preferably with the connection `near`, whose evidence it is; page events are shown in its
 * timeline. Undefined: the event is no longer in memory.
 */
export function locateEvent(session: Session, id: EventId, near: ConnectionId): EventPlace | undefined {
  const found = findEvent(session, id);
  if (!found) return undefined;
  if ('frame' in found) return { connection: found.connection, tab: 'frames' };
  const own = session.connections.get(near);
  if (own && tells(own, id)) return { connection: near, tab: 'timeline' };
  for (const connection of session.connections.values()) {
    if (tells(connection, id)) return { connection: connection.id, tab: 'timeline' };
  }
  return { connection: near, tab: 'timeline' };
}
