import { isAccepted } from '../handshake/failure-from-headers.ts';
import {
  type Closing,
  type Connection,
  type ConnectionWithMessages,
  isFinished,
  type Noted,
} from './connection.ts';
import type { SessionWithoutClock } from './session.ts';

/**
 * An open connection whose transport ended without a close frame, and without the browser or page closing it: code
 * 1006, no `error` event, no `close()`, the page still loaded. Chromium fires `error` when it fails a connection
 * itself, and none when the peer's end goes away (Blink WebSocketChannelImpl::OnDropChannel).
 */
export function abnormalClosure(connection: Connection): Closing | undefined {
  const { opened, closed, errored, closeCalled } = connection;
  if (!opened || closed?.code !== 1006 || errored || closeCalled) return undefined;
  return closedByNavigation(connection) ? undefined : closed;
}

/**
 * A connection that ended right after the server's 101, before the browser could take it over: in Firefox the page then
 * sees 1006, after a reset also `error`, and never `open` (netwerk/protocol/websocket/WebSocketChannel.cpp, OnUpgradeFailed); in Chromium
 * it opens first.
 */
export function droppedBeforeOpen(connection: Connection): Closing | undefined {
  const { opened, closed, closeCalled, documentUnloaded, wire } = connection;
  if (opened || closed?.code !== 1006 || closeCalled || documentUnloaded || !wire) return undefined;
  const { entry, failure } = wire;
  const accepted = entry.by === 'web-request' && entry.status === 101 && !failure && isAccepted(entry);
  return accepted ? closed : undefined;
}

/** Milliseconds without a message in either direction before the connection ended. */
export function idleTimeBefore({ opened, sent, received }: ConnectionWithMessages, end: number): number {
  return end - Math.max(opened?.at ?? 0, sent.lastAt ?? 0, received.lastAt ?? 0);
}

/** The document was unloaded, and nothing had arrived since when the connection ended. */
export function closedByNavigation(connection: Connection): boolean {
  const { documentUnloaded } = connection;
  if (documentUnloaded === undefined) return false;
  return !isFinished(connection) || (connection.received.lastAt ?? 0) <= documentUnloaded.at;
}

/** Closed by the server with this code; of the codes below 3000 a page can pass only 1000. */
export function closedWith(connection: Connection, code: number): Closing | undefined {
  return connection.closed?.code === code ? connection.closed : undefined;
}

/** A drop this near to the `offline` event is caused by it, in milliseconds. */
const NEAR = 10_000;

/** The `offline` event that explains a drop, if there is one. */
export function offlineAround(cut: Closing, session: SessionWithoutClock): Noted | undefined {
  return session.networkChanges.findLast(
    ({ event }) => event.kind === 'offline' && Math.abs(cut.at - event.at) <= NEAR,
  );
}

/** Ended by a close frame of the server, whatever its code; not by a close that the page started. */
export function closedByServer(connection: Connection): Closing | undefined {
  const { opened, closed, closeCalled } = connection;
  if (!opened || !closed || closed.code === 1006 || closeCalled) return undefined;
  return closedByNavigation(connection) ? undefined : closed;
}
