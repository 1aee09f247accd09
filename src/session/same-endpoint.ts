import type { EventId } from '../capture/captured-event.ts';
import { parseSocketUrl } from '../shared/socket-url.ts';
import type { Connection, ConnectionWithMessages } from './connection.ts';
import { refusedWith } from './handshake-outcome.ts';
import { oncePerConnection } from './lookups.ts';
import { endpointKey, nearby } from './related-connections.ts';
import { contextOf, type SessionWithoutClock } from './session.ts';

/** The connections to the same host and port around this one, oldest first. */
export const connectionsToSameEndpoint = oncePerConnection(
  (connection: Connection, session): readonly ConnectionWithMessages[] =>
    nearby(session.byEndpoint.get(endpointKey(connection)) ?? [], connection.endpointIndex, session),
);

/** Two connections of one document to one URL, whatever their queries. */
export function isSameUrlAndDocument(a: Connection, b: Connection): boolean {
  return (
    a.context === b.context &&
    a.parsedUrl.path === b.parsedUrl.path &&
    a.parsedUrl.scheme === b.parsedUrl.scheme &&
    a.parsedUrl.authority === b.parsedUrl.authority
  );
}

/** The attempts of the same document at the same URL, oldest first, without this one. */
export function otherAttempts(
  connection: Connection,
  session: SessionWithoutClock,
): ConnectionWithMessages[] {
  return connectionsToSameEndpoint(connection, session).filter((peer) =>
    isSameUrlAndDocument(peer, connection),
  );
}

export interface PortProtocol {
  speaks: 'tls' | 'plain';
  /** The evidence, as a sentence. */
  because: string;
  events: EventId[];
}

/** What else in this tab shows about a port: whether it uses TLS or plain HTTP. */
export function inferPortProtocol(
  connection: Connection,
  session: SessionWithoutClock,
): PortProtocol | undefined {
  const { parsedUrl } = connection;
  const page = parseSocketUrl(contextOf(session, connection)?.url ?? '');
  const samePort = page.host.toLowerCase() === parsedUrl.host.toLowerCase() && page.port === parsedUrl.port;
  if (samePort && (page.scheme === 'http' || page.scheme === 'https')) {
    return {
      speaks: page.secure ? 'tls' : 'plain',
      because: `The page itself came over ${page.scheme} from ${page.host}:${page.port}.`,
      events: [connection.createdEvent],
    };
  }
  // An nginx TLS port answers plain HTTP with 400, so a 400 proves nothing.
  const peer = connectionsToSameEndpoint(connection, session).find(
    (other) => other.opened || (refusedWith(other) ?? 400) !== 400,
  );
  if (!peer) return undefined;
  return {
    speaks: peer.parsedUrl.secure ? 'tls' : 'plain',
    because: `Another ${peer.parsedUrl.scheme}:// socket of this tab was answered on ${parsedUrl.host}:${parsedUrl.port}.`,
    events: [peer.opened?.event ?? peer.wire?.event ?? peer.createdEvent],
  };
}
