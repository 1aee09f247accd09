import type { EventId } from '../capture/captured-event.ts';
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

/** A connection's id is its first event's id: stable, and the same for the same events. */
export function addConnection(
  session: Session,
  from: {
    event: EventId;
    at: number;
    url: string;
    protocols: string[];
    state: Connection['state'];
    initiatedBy: InitiatedBy | undefined;
  },
): ConnectionWithMessages {
  const connection = createConnection({ ...from, id: `c${from.event}`, clock: session.clock });
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
