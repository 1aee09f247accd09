import { noteChange } from './change-log.ts';
import type { Connection, ConnectionId } from './connection.ts';
import type { Session } from './session.ts';

/**
 * A rule looks at so many connections before and after its own, and no further: enough to see a pattern, cheap on
 * a page that reconnects for days, and a change is news to these only.
 */
export const RELATED_WINDOW = 25;

/** The connections around a place of a row, oldest first; the one at the place itself is not among them. */
export function nearby(row: readonly ConnectionId[], place: number, session: Session): Connection[] {
  const found: Connection[] = [];
  const end = Math.min(row.length, place + RELATED_WINDOW + 1);
  for (let at = Math.max(0, place - RELATED_WINDOW); at < end; at += 1) {
    const connection = at === place ? undefined : session.connections.get(row[at] ?? '');
    if (connection) found.push(connection);
  }
  return found;
}

/** Tells those that look at this connection that it has changed. */
export function invalidateRelated(session: Session, connection: Connection): void {
  const { endpointIndex, cutIndex } = connection;
  touch(session, nearby(session.byEndpoint.get(endpointKey(connection)) ?? [], endpointIndex, session));
  if (cutIndex !== undefined) touch(session, nearby(session.cuts, cutIndex, session));
}

function touch(session: Session, connections: readonly Connection[]): void {
  for (const each of connections) {
    each.relatedRevision += 1;
    noteChange(session, each);
  }
}

/** Leaves a connection's place empty: the places of the others stay as they are. */
export function leaveEndpointIndex(session: Session, connection: Connection): void {
  const row = session.byEndpoint.get(endpointKey(connection));
  if (row?.[connection.endpointIndex] === connection.id) row[connection.endpointIndex] = '';
}

/** Host and port, by which `byEndpoint` is sorted; what this panel tried there stands apart. */
export function endpointKey({ parsedUrl, initiatedBy }: Connection): string {
  const place = `${parsedUrl.host.toLowerCase()}:${parsedUrl.port}`;
  return initiatedBy === undefined ? place : `${initiatedBy} ${place}`;
}
