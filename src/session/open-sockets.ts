import { changed } from './changed.ts';
import { type Connection, endOf, isFinished, neverOpened } from './connection.ts';
import type { Session } from './session.ts';

/** Chromium forgets failed handshakes after two minutes (services/network/websocket_throttler.cc). */
const REMEMBERED = 120_000;
const MOST_FAILURES = 300;
const MOST_REACHED = 100;

/** Parameters that differ at every attempt at the same thing: credentials, and what keeps caches away. */
const CHANGING =
  /[?&](?:[\w.-]*(?:token|ticket|jwt|auth|key|secret|signature|sig|nonce|otp)|sid|t|ts|time|timestamp|_|rand|random|cb|cachebuster)=[^&]*/gi;
const LONGEST_QUERY = 2_048;

/** The document and the URL, without query parameters that differ at every attempt. */
export function urlKey({ context, parsedUrl }: Connection): string {
  const { scheme, authority, path, query } = parsedUrl;
  const lasting = query
    .slice(0, LONGEST_QUERY)
    .replace(CHANGING, '')
    .replace(/^[?&]+/, '');
  return `${context ?? ''} ${scheme}://${authority}${path}?${lasting}`;
}

export function addOpen(session: Session, connection: Connection): void {
  const like = urlKey(connection);
  connection.openSocketsAtStart = session.openSockets.size;
  connection.openToSameUrl = session.openByUrl.get(like) ?? 0;
  connection.failuresBefore = failuresUntil(session, connection, connection.createdAt);
  if (connection.initiatedBy !== undefined) return;
  session.openSockets.add(connection.id);
  session.openByUrl.set(like, connection.openToSameUrl + 1);
}

/** Removes a closed or forgotten connection. */
export function removeOpen(session: Session, connection: Connection): void {
  if (!session.openSockets.delete(connection.id)) return;
  const like = urlKey(connection);
  const left = (session.openByUrl.get(like) ?? 1) - 1;
  if (left > 0) session.openByUrl.set(like, left);
  else session.openByUrl.delete(like);
}

/** Updates the tab's index for a changed connection: failures, working URLs, and drops. */
export function recordOutcome(session: Session, connection: Connection): void {
  if (connection.opened && connection.initiatedBy === undefined) noteReached(session, connection);
  if (connection.opened && connection.failureNoted) forgetFailure(session, connection);
  if (!isFinished(connection)) return;
  removeOpen(session, connection);
  const { closed, errored, opened } = connection;
  const end = closed?.at ?? errored?.at;
  if (end !== undefined && neverOpened(connection) && !connection.failureNoted) {
    connection.failureNoted = true;
    session.failures.push(end);
    if (session.failures.length > 2 * MOST_FAILURES) session.failures.splice(0, MOST_FAILURES);
    changed(session, { handshakes: true });
  }
  const cut = opened && closed?.code === 1006 && connection.initiatedBy === undefined;
  if (cut && connection.cutIndex === undefined) {
    connection.cutIndex = session.cuts.length;
    session.cuts.push(connection.id);
  }
}

/** It had opened after all: that was reported after its end. */
function forgetFailure(session: Session, connection: Connection): void {
  delete connection.failureNoted;
  const at = session.failures.lastIndexOf(endOf(connection));
  if (at >= 0) session.failures.splice(at, 1);
  changed(session, { handshakes: true });
}

function noteReached(session: Session, connection: Connection): void {
  const { scheme, authority, path } = connection.parsedUrl;
  const url = `${scheme}://${authority}${path}`;
  if (session.openedUrls.size >= MOST_REACHED || session.openedUrls.has(url)) return;
  session.openedUrls.set(url, connection.id);
  changed(session, { everyone: true });
}

/** The number of failed handshakes of the tab from two minutes before this one until `end`. */
export function failuresUntil(session: Session, { createdAt }: Connection, end: number): number {
  let failures = 0;
  for (const at of session.failures.slice(-MOST_FAILURES)) {
    if (at > createdAt - REMEMBERED && at <= end) failures += 1;
  }
  return failures;
}
