import type { Connection } from './connection.ts';
import type { EventId } from './event.ts';
import { refusedWith } from './handshake.ts';
import { contextOf } from './session.ts';
import { endpointKey, type Session } from './session-state.ts';
import { parseSocketUrl } from './socket-url.ts';

/** So many neighbours are enough to see a pattern, and keep a rule cheap on a page that reconnects for days. */
const REMEMBERED_PEERS = 50;

/** The latest other connections to the same host and port, oldest first. */
export function peersOf(connection: Connection, session: Session): Connection[] {
  const ids = session.byEndpoint.get(endpointKey(connection)) ?? [];
  return ids
    .slice(-REMEMBERED_PEERS)
    .filter((id) => id !== connection.id)
    .map((id) => session.connections.get(id))
    .filter((peer) => peer !== undefined);
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
