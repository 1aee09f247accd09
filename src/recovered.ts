import type { Connection } from './connection.ts';
import { endOf } from './connection.ts';
import { peersOf } from './peers.ts';
import type { Session } from './session-state.ts';

/** A later connection of the same document to the same host and port that opened: the page came back by itself. */
export function cameBack(connection: Connection, session: Session): Connection | undefined {
  const end = endOf(connection);
  return peersOf(connection, session).find(
    ({ context, opened, createdAt, place }) =>
      opened !== undefined &&
      context === connection.context &&
      place > connection.place &&
      createdAt >= end - 1_000,
  );
}
