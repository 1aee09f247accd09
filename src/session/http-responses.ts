import type { EventId, WireEvent } from '../capture/captured-event.ts';
import { parseSocketUrl, type SocketUrl } from '../shared/socket-url.ts';
import { changed } from './changed.ts';
import type { Connection } from './connection.ts';
import type { SeenResponse, Session, SessionWithoutClock } from './session.ts';

type Response = WireEvent & { kind: 'http-response' };

const MOST_ENDPOINTS = 200;
const MOST_PER_ENDPOINT = 8;

function keyOf({ host, port }: Pick<SocketUrl, 'host' | 'port'>): string {
  return `${host.toLowerCase()}:${port}`;
}

/** The HTTP responses of the network log from the connection's host and port, oldest first. */
export function httpResponsesFrom(
  { parsedUrl }: Connection,
  session: SessionWithoutClock,
): readonly SeenResponse[] {
  return session.httpResponses.get(keyOf(parsedUrl)) ?? [];
}

export function isKnownResponse(session: Session, { url, status, headers }: Response): boolean {
  const seen = session.httpResponses.get(keyOf(parseSocketUrl(url))) ?? [];
  return seen.some(
    (one) =>
      one.url === url &&
      one.status === status &&
      one.headers.length === headers.length &&
      one.headers.every(({ name, value }, at) => {
        const other = headers[at];
        return other?.name === name && other.value === value;
      }),
  );
}

/** Stores a bounded number, and invalidates the connections to this host and port. */
export function noteHttpResponse(session: Session, event: EventId, response: Response): void {
  const { url, status, headers } = response;
  const key = keyOf(parseSocketUrl(url));
  const seen = session.httpResponses.get(key) ?? [];
  const isNewEndpoint = seen.length === 0;
  if (seen.length >= MOST_PER_ENDPOINT) return;
  if (isNewEndpoint && session.httpResponses.size >= MOST_ENDPOINTS) return;
  session.httpResponses.set(key, [...seen, { event, url, status, headers }]);
  for (const connection of session.connections.values()) {
    if (keyOf(connection.parsedUrl) === key) changed(session, { connection });
  }
}
