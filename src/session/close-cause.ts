import type { Closing, Connection, Noted } from './connection.ts';
import type { Session } from './session.ts';

/**
 * An open connection whose transport ended without a close frame and without anybody here wanting it: code
 * 1006, no `error` event, no `close()`, the page still there. Chromium fires `error` when it fails a connection
 * itself, and none when the peer's end goes away (Blink WebSocketChannelImpl::OnDropChannel).
 */
export function abnormalClosure(connection: Connection): Closing | undefined {
  const { opened, closed, errored, closeCalled } = connection;
  if (!opened || closed?.code !== 1006 || errored || closeCalled) return undefined;
  return closedByNavigation(connection) ? undefined : closed;
}

/** Milliseconds without a message either way before the connection ended. */
export function idleTimeBefore({ opened, sent, received }: Connection, end: number): number {
  return end - Math.max(opened?.at ?? 0, sent.lastAt ?? 0, received.lastAt ?? 0);
}

/** The document went away, and nothing has come in since. */
export function closedByNavigation({ documentUnloaded, received }: Connection): boolean {
  return documentUnloaded !== undefined && (received.lastAt ?? 0) <= documentUnloaded.at;
}

/** Closed by the server with this code; a page cannot pass codes below 3000 but 1000. */
export function closedWith(connection: Connection, code: number): Closing | undefined {
  return connection.closed?.code === code ? connection.closed : undefined;
}

/** A cut this near to the moment at which the browser went offline belongs to it, in milliseconds. */
const NEAR = 10_000;

/** The `offline` event that goes with a cut, if there is one. */
export function offlineAround(cut: Closing, session: Session): Noted | undefined {
  return session.networkChanges.findLast(
    ({ event }) => event.kind === 'offline' && Math.abs(cut.at - event.at) <= NEAR,
  );
}

/** Ended by a close frame of the server, whatever its code; a close that the page began is not. */
export function closedByServer(connection: Connection): Closing | undefined {
  const { opened, closed, closeCalled } = connection;
  if (!opened || !closed || closed.code === 1006 || closeCalled) return undefined;
  return closedByNavigation(connection) ? undefined : closed;
}
