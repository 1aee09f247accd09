import { type Connection, type ConnectionId, endOf, isFinished } from './connection.ts';
import { RELATED_WINDOW } from './related-connections.ts';
import type { Session } from './session.ts';

/** A connection with its reconnects: a document's attempts at one URL, each made after the end of the previous one. */
export type Attempts = [Connection, ...Connection[]];

export function latestAttempt(attempts: Attempts): Connection {
  return attempts.at(-1) ?? attempts[0];
}

/** A constructor that threw made no attempt: such calls form their own group. */
function likeness({ context, parsedUrl, state, initiatedBy }: Connection): string {
  const { scheme, authority, path } = parsedUrl;
  return [context, initiatedBy, state === 'not-created', scheme, `${authority}${path}`].join(' ');
}

/** The group of every connection; URLs that differ only in their query are the same. */
export function foldAttempts(session: Session): Map<ConnectionId, Attempts> {
  const folded = new Map<ConnectionId, Attempts>();
  const rows = new Map<string, Attempts[]>();
  for (const connection of session.connections.values()) {
    const like = likeness(connection);
    const known = rows.get(like) ?? [];
    // A page may hold thousands of connections to one URL: only the latest groups can continue.
    const row = known.slice(-RELATED_WINDOW).find((each) => {
      const latest = latestAttempt(each);
      return isFinished(latest) && endOf(latest) <= connection.createdAt;
    });
    const attempts: Attempts = row ?? [connection];
    if (row) row.push(connection);
    else if (known.push(attempts) === 1) rows.set(like, known);
    folded.set(connection.id, attempts);
  }
  return folded;
}
