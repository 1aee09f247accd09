import type { CSSProperties } from 'react';
import { type Connection, isFinished } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import { endOf } from '../store/connection-status.ts';

/** The time that the waterfall shows: from the first connection to now or the last end. */
export function waterfallRange(session: Session): { from: number; span: number } {
  let from = Number.POSITIVE_INFINITY;
  let until = 0;
  for (const connection of session.connections.values()) {
    from = Math.min(from, connection.createdAt);
    until = Math.max(until, endOfBar(connection, session.clock));
  }
  return Number.isFinite(from) ? { from, span: Math.max(1, until - from) } : { from: 0, span: 1 };
}

function endOfBar(connection: Connection, clock: number): number {
  return (
    (isFinished(connection) ? endOf(connection) : clock) ?? connection.opened?.at ?? connection.createdAt
  );
}

/**
 * When a connection was connecting and open, in milliseconds: `--from` and `--span` of the list place it, so that a row
 * need not be drawn again when time goes on.
 */
export function Waterfall({ connection, session }: { connection: Connection; session: Session }) {
  const { createdAt, opened } = connection;
  const connected = (opened?.at ?? endOfBar(connection, session.clock)) - createdAt;
  const open = opened ? endOfBar(connection, session.clock) - opened.at : 0;
  const style = { '--start': createdAt, '--connecting': Math.max(0, connected), '--open': Math.max(0, open) };
  return (
    <span className="waterfall" style={style as CSSProperties} aria-hidden="true">
      <span className="waterfall-connecting" />
      <span className="waterfall-open" />
    </span>
  );
}
