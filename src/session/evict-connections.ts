import type { ContextId, EventId } from '../capture/captured-event.ts';
import { changed } from './changed.ts';
import type { Connection, Noted } from './connection.ts';
import { isFinished } from './connection.ts';
import { removeOpen } from './open-sockets.ts';
import type { Session } from './session.ts';
import { type ClearedMessages, detachMessages } from './undo-clear.ts';

function notesOf(session: Session, { notes, wire }: Connection): Noted[] {
  const entry = wire && session.notes.get(wire.event);
  return entry ? [...notes, entry] : notes;
}

function forget(session: Session, connection: Connection): void {
  session.connections.delete(connection.id);
  removeOpen(session, connection);
  for (const { id } of notesOf(session, connection)) session.notes.delete(id);
}

/** Forgets what was stored for connections and documents that are gone. */
function forgetTraces(session: Session): void {
  for (const [url, id] of session.openedUrls)
    if (!session.connections.has(id)) session.openedUrls.delete(url);
  session.networkChanges = session.networkChanges.filter(({ id }) => session.notes.has(id));
  changed(session, { everyone: true });
}

function forgetSocketsWithoutConnection(session: Session): void {
  for (const [key, id] of session.bySocket) if (!session.connections.has(id)) session.bySocket.delete(key);
}

/**
 * Removes every document that started before `time` (epoch milliseconds), its connections, and earlier worker
 * connections. Sequence numbers are kept, so that a document that returns from the back/forward cache continues where
 * it was.
 */
export function forgetContextsBefore(session: Session, time: number): void {
  const old = new Set<ContextId>();
  for (const context of session.contexts.values()) if (context.startedAt < time) old.add(context.id);
  for (const connection of session.connections.values()) {
    const gone = connection.context === undefined ? connection.createdAt < time : old.has(connection.context);
    if (gone) forget(session, connection);
  }
  for (const { id, event } of session.pageNotes) if (old.has(event.context)) session.notes.delete(id);
  session.pageNotes = session.pageNotes.filter(({ id }) => session.notes.has(id));
  forgetTraces(session);
  forgetSocketsWithoutConnection(session);
}

/**
 * The top document `left` was left at `at` (epoch milliseconds): removes the whole page. The next document may have told
 * of itself already; it stays.
 */
export function forgetPage(session: Session, left: ContextId, at: number): void {
  const page = session.contexts.get(left);
  if (!page?.top) return;
  const next = [...session.contexts.values()].find(({ top, startedAt }) => top && startedAt > page.startedAt);
  forgetContextsBefore(session, next?.startedAt ?? at);
}

/** Connections are evicted a tenth at a time, so that a busy session does not do it for every batch. */
const SLACK = 0.1;

/**
 * Keeps the session at `most` connections: the oldest finished ones are evicted whole, and counted. Connections with a
 * `pinned` event (a finding's evidence) and open ones stay.
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
  forgetTraces(session);
  forgetSocketsWithoutConnection(session);
}

/**
 * Starts over without losing open connections: finished ones are removed, open ones keep their handshake and lose their
 * frames. Event ids continue. Returns what was removed, for `restoreCleared`; dropping the result frees the memory.
 */
export function clearSession(session: Session): ClearedMessages {
  const cleared: ClearedMessages = {
    connections: [],
    emptied: new Map(),
    notes: new Map(),
    pageNotes: session.pageNotes,
    networkChanges: session.networkChanges,
    reached: new Map(session.openedUrls),
    bySocket: new Map(session.bySocket),
    losses: session.losses,
  };
  for (const connection of session.connections.values()) {
    if (isFinished(connection)) {
      cleared.connections.push(connection);
      for (const noted of notesOf(session, connection)) cleared.notes.set(noted.id, noted);
      forget(session, connection);
    } else {
      cleared.emptied.set(connection.id, detachMessages(session, connection));
    }
  }
  for (const noted of session.pageNotes) {
    cleared.notes.set(noted.id, noted);
    session.notes.delete(noted.id);
  }
  session.pageNotes = [];
  session.losses = { droppedFrames: 0, droppedBytes: 0, missingEvents: 0, malformed: 0, repeated: 0 };
  forgetTraces(session);
  forgetSocketsWithoutConnection(session);
  return cleared;
}
