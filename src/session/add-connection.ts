import type { EventId } from '../capture/captured-event.ts';
import { parseSocketUrl, type SocketUrl } from '../shared/socket-url.ts';
import { changed } from './changed.ts';
import {
  type Connection,
  type ConnectionId,
  type ConnectionWithMessages,
  createConnection,
  isFinished,
} from './connection.ts';
import { compactBuckets } from './messages/time-buckets.ts';
import { endpointKey } from './related-connections.ts';
import type { Session } from './session.ts';
import type { InitiatedBy } from './synthetic-connection.ts';

/** How many connections of an endpoint keep their counts per second after they have ended. */
const COUNTED_FINELY = 20;

function settleOlder({ connections }: Session, endpoint: readonly ConnectionId[] = []): void {
  const older = connections.get(endpoint.at(-COUNTED_FINELY) ?? '');
  if (older && isFinished(older)) compactBuckets(older.timeBuckets);
}

/** Begun again when full. */
const MOST_URLS = 2_000;

/** A page that opens the same URL again and again has its parts in memory once. */
function parsedOnce(session: Session, url: string): SocketUrl {
  const known = session.parsedUrls.get(url);
  if (known) return known;
  if (session.parsedUrls.size >= MOST_URLS) session.parsedUrls = new Map();
  const parts = parseSocketUrl(url);
  session.parsedUrls.set(url, parts);
  return parts;
}

/** A connection's id is its first event's id: stable, and the same for the same events. */
export function addConnection(
  session: Session,
  from: {
    event: EventId;
    at: number;
    url: string;
    protocols: readonly string[];
    state: Connection['state'];
    initiatedBy: InitiatedBy | undefined;
  },
): ConnectionWithMessages {
  const parsedUrl = parsedOnce(session, from.url);
  const connection = createConnection({ ...from, parsedUrl, id: `c${from.event}`, clock: session.clock });
  session.connections.set(connection.id, connection);
  const endpoint = endpointKey(connection);
  const known = session.byEndpoint.get(endpoint);
  connection.endpointIndex = known?.length ?? 0;
  settleOlder(session, known);
  if (known) known.push(connection.id);
  else session.byEndpoint.set(endpoint, [connection.id]);
  changed(session, { connection, related: true });
  return connection;
}
