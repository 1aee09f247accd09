import type { Connection } from './connection.ts';
import { neverOpened } from './connection.ts';
import { peersOf } from './peers.ts';
import type { Session } from './session-state.ts';

/** Chromium forgets failed handshakes after two minutes (services/network/websocket_throttler.cc). */
const REMEMBERED = 120_000;

/** The oldest socket to the same host and port that began earlier and is still waiting for its handshake. */
export function waitingBefore(connection: Connection, session: Session): Connection | undefined {
  return peersOf(connection, session).find(
    (peer) => peer.state === 'connecting' && peer.createdAt < connection.createdAt,
  );
}

/** How many handshakes of the tab failed shortly before this one began. */
export function recentFailures(connection: Connection, session: Session): number {
  let failures = 0;
  for (const other of session.connections.values()) {
    const end = other.closed?.at ?? other.errored?.at;
    if (end === undefined || !neverOpened(other)) continue;
    if (end <= connection.createdAt && end > connection.createdAt - REMEMBERED) failures += 1;
  }
  return failures;
}
