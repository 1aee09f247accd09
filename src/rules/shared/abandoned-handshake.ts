import type { EventId } from '../../capture/captured-event.ts';
import type { Connection } from '../../session/connection.ts';
import { failureOf, refusedWith } from '../../session/handshake-outcome.ts';
import { otherAttempts } from '../../session/same-endpoint.ts';
import type { SessionWithoutClock } from '../../session/session.ts';

/** A handshake that the page gave up: it called `close()` while the connection was CONNECTING. */
export interface AbandonedHandshake {
  event: EventId;
  at: number;
  /** Milliseconds that the page waited; absent where the log does not tell. */
  waited?: number;
  stack?: string;
}

/** Of a connection that only the network log knows, the browser's message shows it. */
function abandonedHandshake(
  connection: Connection,
  session: SessionWithoutClock,
): AbandonedHandshake | undefined {
  const { closeCalled, createdAt, opened, wire } = connection;
  if (closeCalled) {
    const { connecting, event, at, stack } = closeCalled;
    // The answer had come, though the page did not know it yet: the server rejected the handshake.
    if (!connecting || refusedWith(connection) !== undefined) return undefined;
    return { event, at, waited: at - createdAt, ...(stack === undefined ? {} : { stack }) };
  }
  if (opened || !wire || failureOf(connection, 'closed-by-page') === undefined) return undefined;
  const at = session.notes.get(wire.event)?.event.at ?? createdAt;
  return { event: wire.event, at, ...(at > createdAt ? { waited: at - createdAt } : {}) };
}

export interface Abandoned {
  own: AbandonedHandshake;
  /** The same URL's other handshakes that the page gave up, oldest first. */
  others: AbandonedHandshake[];
  /** A connection to the same URL that opened, before or after. */
  worked?: Connection;
  /** The attempt that was made right after this one was closed. */
  next?: Connection;
}

/** An attempt within this time of the close belongs to it, in milliseconds: a component that is mounted again. */
const RIGHT_AFTER = 1_000;

export function abandonedAround(connection: Connection, session: SessionWithoutClock): Abandoned | undefined {
  const own = abandonedHandshake(connection, session);
  if (!own) return undefined;
  const peers = otherAttempts(connection, session);
  const others = peers.map((peer) => abandonedHandshake(peer, session)).filter((one) => one !== undefined);
  const worked = peers.find(({ opened }) => opened !== undefined);
  const next = peers.find(
    ({ createdAt, endpointIndex }) =>
      endpointIndex > connection.endpointIndex && createdAt - own.at <= RIGHT_AFTER,
  );
  return { own, others, ...(worked ? { worked } : {}), ...(next ? { next } : {}) };
}
