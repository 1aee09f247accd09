import type { EventId } from '../capture/captured-event.ts';
import { parseSocketUrl } from '../shared/socket-url.ts';
import type { Connection } from './connection.ts';
import { refusedWith } from './handshake-outcome.ts';
import { around, endpointKey } from './related-connections.ts';
import { contextOf, type Session } from './session.ts';

/** The connections to the same host and port around this one, oldest first. */
export function peersOf(connection: Connection, session: Session): Connection[] {
  return around(session.byEndpoint.get(endpointKey(connection)) ?? [], connection.place, session);
}

/** Two connections of one document to one url, whatever their queries. */
export function areAlike(a: Connection, b: Connection): boolean {
  return (
    a.context === b.context &&
    a.parts.path === b.parts.path &&
    a.parts.scheme === b.parts.scheme &&
    a.parts.authority === b.parts.authority
  );
}

/** The attempts of the same document at the same url, oldest first, without this one. */
export function attemptsLike(connection: Connection, session: Session): Connection[] {
  return peersOf(connection, session).filter((peer) => areAlike(peer, connection));
}

export interface Speech {
  speaks: 'tls' | 'plain';
  /** How that is known, as a sentence. */
  because: string;
  events: EventId[];
}

/** What else in this tab shows about a port: whether TLS or plain HTTP is spoken there. */
export function portSpeaks(connection: Connection, session: Session): Speech | undefined {
  const { parts } = connection;
  const page = parseSocketUrl(contextOf(session, connection)?.url ?? '');
  const samePort = page.host.toLowerCase() === parts.host.toLowerCase() && page.port === parts.port;
  if (samePort && (page.scheme === 'http' || page.scheme === 'https')) {
    return {
      speaks: page.secure ? 'tls' : 'plain',
      because: `The page itself came over ${page.scheme} from ${page.host}:${page.port}.`,
      events: [connection.createdEvent],
    };
  }
  // An nginx TLS port answers plain HTTP with 400, so a 400 proves nothing.
  const peer = peersOf(connection, session).find(
    (other) => other.opened || (refusedWith(other) ?? 400) !== 400,
  );
  if (!peer) return undefined;
  return {
    speaks: peer.parts.secure ? 'tls' : 'plain',
    because: `Another ${peer.parts.scheme}:// socket of this tab was answered on ${parts.host}:${parts.port}.`,
    events: [peer.opened?.event ?? peer.wire?.event ?? peer.createdEvent],
  };
}
