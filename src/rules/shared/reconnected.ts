import type { Connection } from '../../session/connection.ts';
import { endOf } from '../../session/connection.ts';
import { connectionsToSameEndpoint } from '../../session/same-endpoint.ts';
import type { SessionWithoutClock } from '../../session/session.ts';

/** A later connection of the same document to the same host and port that opened: the page reconnected. */
export function reconnectedAfter(
  connection: Connection,
  session: SessionWithoutClock,
): Connection | undefined {
  const end = endOf(connection);
  return connectionsToSameEndpoint(connection, session).find(
    ({ context, opened, createdAt, endpointIndex }) =>
      opened !== undefined &&
      context === connection.context &&
      endpointIndex > connection.endpointIndex &&
      createdAt >= end - 1_000,
  );
}
