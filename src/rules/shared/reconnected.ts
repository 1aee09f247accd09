import type { Connection } from '../../session/connection.ts';
import { endOf } from '../../session/connection.ts';
import { peersOf } from '../../session/same-endpoint.ts';
import type { Session } from '../../session/session.ts';

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
