import type { Connection } from './connection.ts';
import { isFinished } from './connection.ts';
import type { ContextId, EventId } from './event.ts';
import { createFrameLog } from './frame-log.ts';
import { leave } from './live.ts';
import type { Session } from './session-state.ts';

function forget(session: Session, connection: Connection): void {
  session.connections.delete(connection.id);
  leave(session, connection);
  for (const { id } of connection.notes) session.notes.delete(id);
  if (connection.wire) session.notes.delete(connection.wire.event);
}

/** Lets go of what was remembered of connections and documents that are gone. */
function forgetTraces(session: Session): void {
  for (const [url, id] of session.reached) if (!session.connections.has(id)) session.reached.delete(url);
  session.networkChanges = session.networkChanges.filter(({ id }) => session.notes.has(id));
  session.surroundings += 1;
}

function forgetSocketsWithoutConnection(session: Session): void {
  for (const [key, id] of session.bySocket) if (!session.connections.has(id)) session.bySocket.delete(key);
}

/**
 * Lets go of every document that began before `time` (epoch milliseconds), of its connections, and of worker
 * sockets from before. Sequence numbers stay known, so that a document that comes back from the back/forward
 * cache goes on where it was.
 */
export function forgetContextsBefore(session: Session, time: number): void {
  session.revision += 1;
  const old = new Set<ContextId>();
  for (const context of session.contexts.values()) if (context.startedAt < time) old.add(context.id);
  for (const connection of session.connections.values()) {
    const gone = connection.context === undefined ? connection.createdAt < time : old.has(connection.context);
    if (gone) forget(session, connection);
  }
  session.pageNotes = session.pageNotes.filter(
    ({ event }) => event.source !== 'page' || !old.has(event.context),
  );
  forgetTraces(session);
  forgetSocketsWithoutConnection(session);
}

/** Sockets go by the tenth, so that a busy session does not do it for every batch. */
const SLACK = 0.1;

/**
 * Keeps the session at `most` connections: the oldest that are finished go first, whole, and are counted. Those
 * that a `pinned` event belongs to (a finding's evidence) stay, as do all that are still open.
 */
export function forgetOldest(session: Session, most: number, pinned: ReadonlySet<EventId>): void {
  if (session.connections.size <= most) return;
  const { losses } = session;
  let gone = 0;
  for (const connection of session.connections.values()) {
    if (session.connections.size <= most * (1 - SLACK)) break;
    if (!isFinished(connection) || connection.notes.some(({ id }) => pinned.has(id))) continue;
    losses.droppedFrames += connection.frames.kept.length;
    losses.droppedBytes += connection.frames.keptBytes;
    forget(session, connection);
    gone += 1;
  }
  if (gone === 0) return;
  losses.droppedSockets = (losses.droppedSockets ?? 0) + gone;
  session.revision += 1;
  forgetTraces(session);
  forgetSocketsWithoutConnection(session);
}

/**
 * Starts over without losing track of what is alive: finished connections go, open ones stay with their
 * handshake and without their frames. Event ids go on counting.
 */
export function clearSession(session: Session): void {
  session.revision += 1;
  for (const connection of session.connections.values()) {
    if (isFinished(connection)) forget(session, connection);
    else {
      connection.frames = createFrameLog();
      delete connection.talk;
      delete connection.repeated;
      delete connection.stalls;
      connection.revision += 1;
      connection.told += 1;
    }
  }
  for (const { id } of session.pageNotes) session.notes.delete(id);
  session.pageNotes = [];
  session.losses = { droppedFrames: 0, droppedBytes: 0, missingEvents: 0, malformed: 0, repeated: 0 };
  forgetTraces(session);
  forgetSocketsWithoutConnection(session);
}
