import { type Connection, type ConnectionId, endOf, isFinished } from './connection.ts';
import { RELATED_WINDOW } from './related-connections.ts';
import type { Session } from './session.ts';

/** One logical connection: a document's attempts at one url, each made after the one before had ended. */
export type Attempts = [Connection, ...Connection[]];

export function latestAttempt(attempts: Attempts): Connection {
  return attempts.at(-1) ?? attempts[0];
}

/** A constructor that threw made no attempt: such calls are alike among themselves only. */
function likeness({ context, parsedUrl, state, initiatedBy }: Connection): string {
  return `${context ?? ''} ${initiatedBy ?? ''} ${state === 'not-created' ? 'threw ' : ''}${parsedUrl.scheme}://${parsedUrl.authority}${parsedUrl.path}`;
}

/** Every connection with the logical one that it is an attempt of; urls that differ only by query are the same. */
export function foldAttempts(session: Session): Map<ConnectionId, Attempts> {
  const folded = new Map<ConnectionId, Attempts>();
  const rows = new Map<string, Attempts[]>();
  for (const connection of session.connections.values()) {
    const like = likeness(connection);
    const known = rows.get(like) ?? [];
    // A page may hold thousands of alike sockets at once: only the latest rows can be the one that goes on.
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
