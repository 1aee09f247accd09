import type { Connection, ConnectionId, ConnectionWithMessages } from './connection.ts';
import type { Session, SessionWithoutClock } from './session.ts';

/**
 * A rule reads this many connections before and after its own, and no more: enough to see a pattern, cheap on a page
 * that reconnects for days, and a change affects only these.
 */
export const RELATED_WINDOW = 25;

/** The connections around an index, oldest first, without the one at the index. */
export function nearby(
  row: readonly ConnectionId[],
  place: number,
  session: SessionWithoutClock,
): ConnectionWithMessages[] {
  const found: ConnectionWithMessages[] = [];
  visitNearby(row, place, session, (connection) => found.push(connection));
  return found;
}

/** The same without a list: a log of 100,000 connections asks for them 200,000 times. */
function visitNearby(
  row: readonly ConnectionId[],
  place: number,
  session: SessionWithoutClock,
  visit: (connection: ConnectionWithMessages) => void,
): void {
  const end = Math.min(row.length, place + RELATED_WINDOW + 1);
  for (let at = Math.max(0, place - RELATED_WINDOW); at < end; at += 1) {
    const connection = at === place ? undefined : session.connections.get(row[at] ?? '');
    if (connection) visit(connection);
  }
}

/** Visits the connections whose rules read this one; one of them may be visited twice. */
export function visitRelated(
  session: Session,
  connection: Connection,
  visit: (related: ConnectionWithMessages) => void,
): void {
  const { endpointIndex, cutIndex } = connection;
  visitNearby(session.byEndpoint.get(endpointKey(connection)) ?? [], endpointIndex, session, visit);
  if (cutIndex !== undefined) visitNearby(session.cuts, cutIndex, session, visit);
}

/** Leaves a connection's index empty: the indexes of the others stay the same. */
export function leaveEndpointIndex(session: Session, connection: Connection): void {
  const row = session.byEndpoint.get(endpointKey(connection));
  if (row?.[connection.endpointIndex] === connection.id) row[connection.endpointIndex] = '';
}

/** Host and port, the key of `byEndpoint`; the panel's own attempts have their own key. */
export function endpointKey({ parsedUrl, initiatedBy }: Connection): string {
  const place = `${parsedUrl.host.toLowerCase()}:${parsedUrl.port}`;
  return initiatedBy === undefined ? place : `${initiatedBy} ${place}`;
}
