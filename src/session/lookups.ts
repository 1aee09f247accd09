import type { Connection } from './connection.ts';
import type { SessionWithoutClock } from './session.ts';

type Lookup<C extends Connection, Value> = (connection: C, session: SessionWithoutClock) => Value;

/** What was looked up of one connection; the session that has it does not change meanwhile. */
export interface Lookups {
  connection?: Connection;
  /** By the function that looked it up. */
  found: Map<unknown, unknown>;
}

export function createLookups(): Lookups {
  return { found: new Map() };
}

/** Rules ask the same of one connection dozens of times: in a diagnosis it is looked up once. */
export function oncePerConnection<C extends Connection, Value>(find: Lookup<C, Value>): Lookup<C, Value> {
  return (connection, session) => {
    const { lookups } = session;
    if (!lookups) return find(connection, session);
    if (lookups.connection !== connection) {
      lookups.connection = connection;
      // Not cleared: V8 links the old table to the new one, and keeps what it held for long.
      lookups.found = new Map();
    }
    if (lookups.found.has(find)) return lookups.found.get(find) as Value;
    const value = find(connection, session);
    lookups.found.set(find, value);
    return value;
  };
}
