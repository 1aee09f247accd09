import type { Connection, ConnectionId, ConnectionWithMessages } from './connection.ts';
import type { Session } from './session.ts';

/**
 * Where the connections are that a network log entry is compared with, so that a log of 100,000 entries is not searched
 * 100,000 times. Ids of connections that are gone may remain: Clear can be undone.
 */
export interface WireIndex {
  /** Of the page's own record, without an entry of the network log, by URL. */
  unmatched: Map<string, Ids>;
  /** Known from the network log alone, by URL. */
  wireOnly: Map<string, Ids>;
  byEntry: Map<number, Ids>;
}

/** A set is larger than all else that is kept of a URL, and most have one connection. */
export type Ids = ConnectionId | Set<ConnectionId>;

export function createWireIndex(): WireIndex {
  return { unmatched: new Map(), wireOnly: new Map(), byEntry: new Map() };
}

/** Puts a connection where it belongs by its `wire`; to be called whenever that changes. */
export function indexWire({ wireIndex }: Session, { id, url, socket, wire }: Connection): void {
  const { unmatched, wireOnly, byEntry } = wireIndex;
  put(unmatched, url, id, socket !== undefined && wire === undefined);
  put(wireOnly, url, id, socket === undefined && wire !== undefined);
  if (!wire) return;
  put(byEntry, wire.entry.entry, id, true);
}

/** Takes out a connection that was merged into another. */
export function unindexWire({ wireIndex }: Session, { id, url }: Connection): void {
  put(wireIndex.wireOnly, url, id, false);
}

function put<Key>(index: Map<Key, Ids>, key: Key, id: ConnectionId, belongs: boolean): void {
  const ids = index.get(key);
  if (typeof ids === 'object') {
    if (belongs) ids.add(id);
    else if (ids.delete(id) && ids.size === 0) index.delete(key);
  } else if (!belongs) {
    if (ids === id) index.delete(key);
  } else if (ids !== id) index.set(key, ids === undefined ? id : new Set([ids, id]));
}

/** The connections behind these ids that still exist, oldest first. */
export function* existing(session: Session, ids: Ids = new Set()): Generator<ConnectionWithMessages> {
  for (const id of typeof ids === 'string' ? [ids] : ids) {
    const connection = session.connections.get(id);
    if (connection) yield connection;
  }
}

export function connectionsOfEntry(session: Session, entry: number): ConnectionWithMessages[] {
  return [...existing(session, session.wireIndex.byEntry.get(entry))];
}
