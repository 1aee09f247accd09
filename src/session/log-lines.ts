import type { EventId, WireEvent } from '../capture/captured-event.ts';
import type { LogTopic } from '../capture/log-line.ts';
import { changed } from './changed.ts';
import type { Connection, SeenLogLine } from './connection.ts';
import type { Session } from './session.ts';
import { connectionsOfEntry } from './wire-index.ts';

/** More lines about one connection repeat themselves. */
const MOST_LINES = 500;

/** Adds a log's line to the connection whose entry it names; a line of an unknown one is kept as a note alone. */
export function noteLogLine(session: Session, id: EventId, event: WireEvent & { kind: 'log-line' }): void {
  const connection = connectionsOfEntry(session, event.entry).at(-1);
  if (!connection) return;
  connection.logLines ??= [];
  if (connection.logLines.length >= MOST_LINES) return;
  const { kind: _kind, source: _source, entry: _entry, ...line } = event;
  connection.logLines.push({ event: id, ...line });
  connection.notes.push({ id, event });
  changed(session, { connection, advice: true, related: true });
}

/** The first line about this. */
export function logLineOn({ logLines }: Connection, topic: LogTopic): SeenLogLine | undefined {
  return logLines?.find((line) => line.topic === topic);
}
