import type { EventId, WireEvent } from '../capture/captured-event.ts';
import { changed } from './changed.ts';
import type { Connection, ConnectionId, ConnectionWithMessages } from './connection.ts';
import { setWire, wireFacts } from './correlate-network-entry.ts';
import { leaveEndpointIndex } from './related-connections.ts';
import type { Session } from './session.ts';
import { unindexWire } from './wire-index.ts';

/** Remembers what a log adds to a session, so that it can be removed again. */
export interface JoinRecord {
  /** Before another log completes what is known of a connection. */
  completes(connection: ConnectionWithMessages): void;
  addedLine(id: EventId | undefined): void;
  /** A connection was added that the session did not have. */
  addedConnection(connection: ConnectionWithMessages): void;
  undo(): void;
}

interface Before {
  state: Connection['state'];
  closed: Connection['closed'];
  entry: (WireEvent & { kind: 'wire-entry' }) | undefined;
  noted: EventId | undefined;
}

export function createJoinRecord(session: Session): JoinRecord {
  const before = new Map<ConnectionWithMessages, Before>();
  const lines = new Set<EventId>();
  const added = new Set<ConnectionWithMessages>();
  return {
    completes(connection) {
      if (before.has(connection)) return;
      const noted = connection.wire && session.notes.get(connection.wire.event);
      const { state, closed } = connection;
      const entry = noted?.event.kind === 'wire-entry' ? noted.event : undefined;
      before.set(connection, { state, closed, entry, noted: noted?.id });
    },
    addedLine(id) {
      if (id !== undefined) lines.add(id);
    },
    addedConnection: (connection) => void added.add(connection),
    undo() {
      for (const connection of session.connections.values()) removeLines(session, connection, lines);
      for (const id of lines) session.notes.delete(id);
      for (const [connection, known] of before) restore(session, connection, known);
      for (const connection of added) remove(session, connection);
    },
  };
}

function removeLines(
  session: Session,
  connection: ConnectionWithMessages,
  lines: ReadonlySet<EventId>,
): void {
  const { logLines } = connection;
  if (!logLines?.some(({ event }) => lines.has(event))) return;
  const kept = logLines.filter(({ event }) => !lines.has(event));
  if (kept.length > 0) connection.logLines = kept;
  else delete connection.logLines;
  connection.notes = connection.notes.filter(({ id }) => !lines.has(id));
  changed(session, { connection, related: true });
}

/** What has happened since stays: a close event of the page is newer than what the log said. */
function restore(
  session: Session,
  connection: ConnectionWithMessages,
  { state, closed, entry, noted }: Before,
): void {
  if (entry === undefined || noted === undefined || connection.wire?.event !== noted) return;
  const note = session.notes.get(noted);
  if (!note || note.event === entry) return;
  note.event = entry;
  if (connection.closed?.event === noted || connection.closed === closed) {
    connection.state = state;
    if (closed) connection.closed = closed;
    else delete connection.closed;
  }
  setWire(session, connection, wireFacts(noted, entry));
}

function remove(session: Session, connection: ConnectionWithMessages): void {
  const id: ConnectionId = connection.id;
  if (!session.connections.delete(id)) return;
  for (const { id: note } of connection.notes) session.notes.delete(note);
  unindexWire(session, connection);
  leaveEndpointIndex(session, connection);
  changed(session, { connection, related: true });
}
