import type { Connection } from '../../session/connection.ts';
import { failuresUntil } from '../../session/open-sockets.ts';
import { connectionsToSameEndpoint } from '../../session/same-endpoint.ts';
import type { Session } from '../../session/session.ts';

/** The oldest connection to the same host and port that started earlier and still waits for its handshake. */
export function handshakeQueuedBehind(connection: Connection, session: Session): Connection | undefined {
  return connectionsToSameEndpoint(connection, session).find(
    (peer) => peer.state === 'connecting' && peer.createdAt < connection.createdAt,
  );
}

/** How many handshakes of the tab failed in the two minutes before this one started, or while it was waiting. */
export function recentFailures(connection: Connection, session: Session): number {
  return connection.opened ? connection.failuresBefore : failuresUntil(session, connection, session.clock);
}
