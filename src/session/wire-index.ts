import type { Connection, ConnectionId, ConnectionWithMessages } from './connection.ts';
import type { Session } from './session.ts';

/**
 * Where the connections are that a network log entry is compared with, so that a log of 100,000 entries is not searched
 * 100,000 times. Ids of connections that are gone may remain: Clear can be undone.
 */
export interface WireIndex {
  /** Of the page's own record, without an entry of the network log, by URL. */
  unmatched: Map<string, Set<ConnectionId>>;
  /** Known from the network log alone, by URL. */
  wireOnly: Map<string, Set<ConnectionId>>;
  byEntry: Map<number, ConnectionId[]>;
}

export function createWireIndex(): WireIndex {
  return { unmatched: new Map(), wireOnly: new Map(), byEntry: new Map() };
}

/** Puts a connection where it belongs by its `wire`; to be called whenever that changes. */
export function indexWire({ wireIndex }: Session, { id, url, socket, wire }: Connection): void {
  const { unmatched, wireOnly, byEntry } = wireIndex;
  put(unmatched, url, id, socket !== undefined && wire === undefined);
  put(wireOnly, url, id, socket === undefined && wire !== undefined);
  if (!wire) return;
  const { entry } = wire.entry;
  const known = byEntry.get(entry);
  if (!known) byEntry.set(entry, [id]);
  else if (!known.includes(id)) known.push(id);
}

/** Takes out a connection that was merged into another. */
export function unindexWire({ wireIndex }: Session, { id, url }: Connection): void {
  put(wireIndex.wireOnly, url, id, false);
}

function put(index: Map<string, Set<ConnectionId>>, url: string, id: ConnectionId, belongs: boolean): void {
  const ids = index.get(url);
  if (belongs) {
    if (ids) ids.add(id);
    else index.set(url, new Set([id]));
  } else if (ids?.delete(id) && ids.size === 0) index.delete(url);
}

/** The connections behind these ids that still exist, oldest first. */
export function* existing(
  session: Session,
  ids: Iterable<ConnectionId> = [],
): Generator<ConnectionWithMessages> {
  for (const id of ids) {
    const connection = session.connections.get(id);
    if (connection) yield connection;
  }
}

export function connectionsOfEntry(session: Session, entry: number): ConnectionWithMessages[] {
  return [...existing(session, session.wireIndex.byEntry.get(entry))];
}
