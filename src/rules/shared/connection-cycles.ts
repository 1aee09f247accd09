import type { EventId } from '../../capture/captured-event.ts';
import { closedByNavigation } from '../../session/close-cause.ts';
import type { Connection, ConnectionWithMessages } from '../../session/connection.ts';
import { oncePerConnection } from '../../session/lookups.ts';
import { connectionsToSameEndpoint, isSameUrlAndDocument } from '../../session/same-endpoint.ts';
import type { SessionWithoutClock } from '../../session/session.ts';

/** An opened connection from its beginning to its end, in epoch milliseconds. */
export interface Cycle {
  connection: ConnectionWithMessages;
  openedAt: number;
  endedAt: number;
  /** The page called `close()`; a HAR file does not tell. */
  byPage: boolean;
  /** What shows its end. */
  event: EventId;
}

/** A longer pause is no reconnect of a library, in milliseconds: their backoffs end at 30 s. */
const LONGEST_PAUSE = 32_000;
/** The clocks of a page and of the network log differ by this much, in milliseconds. */
const CLOCK_SKEW = 50;

/** Undefined where it never opened, has not ended, ended with its page, or where nobody saw the end. */
function cycleOf(connection: ConnectionWithMessages, session: SessionWithoutClock): Cycle | undefined {
  const { opened, closed, closeCalled, wire, context } = connection;
  if (!opened || closedByNavigation(connection) || connection.initiatedBy !== undefined) return undefined;
  // A development server is asked in this way whether it is back.
  if (opened.protocol === 'vite-ping') return undefined;
  if (closeCalled && !closeCalled.connecting) {
    const { at, event } = closeCalled;
    return { connection, openedAt: opened.at, endedAt: at, byPage: true, event };
  }
  if (closed && context !== undefined)
    return { connection, openedAt: opened.at, endedAt: closed.at, byPage: false, event: closed.event };
  if (!wire || context !== undefined || wire.entry.stillOpen) return undefined;
  const endedAt = session.notes.get(wire.event)?.event.at ?? 0;
  if (endedAt <= opened.at) return undefined;
  return { connection, openedAt: opened.at, endedAt, byPage: false, event: wire.event };
}

/** In a HAR file a page that was loaded again shows by its beginning alone. */
function newPageBetween(earlier: Cycle, later: Connection, { contexts }: SessionWithoutClock): boolean {
  if (later.context !== undefined) return false;
  for (const { top, startedAt } of contexts.values())
    if (top && startedAt > earlier.openedAt && startedAt <= later.createdAt) return true;
  return false;
}

function follows(earlier: Cycle, later: Connection, session: SessionWithoutClock): boolean {
  const pause = later.createdAt - earlier.endedAt;
  return pause >= -CLOCK_SKEW && pause <= LONGEST_PAUSE && !newPageBetween(earlier, later, session);
}

/**
 * The connections of one document to one URL around this one that each began after the one before had ended, oldest
 * first; attempts that failed in between are left out. Empty where this one is no cycle.
 */
export const cyclesAround = oncePerConnection(
  (connection: ConnectionWithMessages, session): readonly Cycle[] => {
    const own = cycleOf(connection, session);
    if (!own) return [];
    const run = [own];
    const row = connectionsToSameEndpoint(connection, session)
      .filter((peer) => isSameUrlAndDocument(peer, connection))
      .map((peer) => cycleOf(peer, session))
      .filter((cycle) => cycle !== undefined);
    let first = own;
    for (const cycle of row.toReversed()) {
      if (cycle.connection.endpointIndex > first.connection.endpointIndex) continue;
      if (!follows(cycle, first.connection, session)) continue;
      run.unshift(cycle);
      first = cycle;
    }
    let last = own;
    for (const cycle of row) {
      if (cycle.connection.endpointIndex < last.connection.endpointIndex) continue;
      if (!follows(last, cycle.connection, session)) continue;
      run.push(cycle);
      last = cycle;
    }
    return run;
  },
);
