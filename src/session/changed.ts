import { noteChange } from './change-log.ts';
import type { ConnectionWithMessages } from './connection.ts';
import { visitRelated } from './related-connections.ts';
import type { Session } from './session.ts';

/** What changed, and whose rules and fixes may read it. */
interface Change {
  connection?: ConnectionWithMessages;
  /** Its own rules and fixes; false for one more message, which only rules that depend on messages read. */
  advice?: boolean;
  /** Those of related connections: see `related-connections.ts`. */
  related?: boolean;
  /** Those of every connection: documents, the network, visibility, working URLs. */
  everyone?: boolean;
  /** Those of every handshake in progress, which the failures of others delay. */
  handshakes?: boolean;
}

/** The same fields as in `Session` and `Connection`, which only this file may write. */
type SessionCounters = { -readonly [Name in 'revision' | 'sharedRevision' | 'failureRevision']: number };
type ConnectionCounters = { -readonly [Name in 'revision' | 'adviceRevision']: number };

/**
 * To be called after every change of a session: views and the diagnosis look at nothing again that is not reported
 * here. `tests/layout.test.ts` refuses a counter that is written elsewhere.
 */
export function changed(session: Session, change: Change = {}): void {
  const { connection, advice = true, related = false, everyone = false, handshakes = false } = change;
  const counters: SessionCounters = session;
  counters.revision += 1;
  if (everyone) counters.sharedRevision += 1;
  if (handshakes) counters.failureRevision += 1;
  if (!connection) return;
  const own: ConnectionCounters = connection;
  own.revision += 1;
  if (advice) own.adviceRevision += 1;
  noteChange(session.changes, connection.id);
  if (related) visitRelated(session, connection, (each) => affect(session, each));
}

/** The connection is as it was, but its rules and fixes may not be. */
function affect(session: Session, connection: ConnectionWithMessages): void {
  const counters: ConnectionCounters = connection;
  counters.adviceRevision += 1;
  noteChange(session.changes, connection.id);
}
