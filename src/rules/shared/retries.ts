import { type Connection, endOf, isFinished } from '../../session/connection.ts';
import { endpointKey, RELATED_WINDOW } from '../../session/related-connections.ts';
import { isSameUrlAndDocument } from '../../session/same-endpoint.ts';
import type { SessionWithoutClock } from '../../session/session.ts';

/** One document's successive attempts at one URL, and the delays between them. */
export interface Retries {
  attempts: Connection[];
  /** From each attempt's end to the start of the next, in milliseconds. */
  pauses: number[];
}

const LOOKED_AT = 12;

/** The attempts that led to this one: each started after the end of the previous one. The last is this one. */
export function retriesUntil(connection: Connection, session: SessionWithoutClock): Retries {
  const attempts = [connection];
  const pauses: number[] = [];
  const row = session.byEndpoint.get(endpointKey(connection)) ?? [];
  const { endpointIndex } = connection;
  let next = connection;
  for (
    let at = endpointIndex - 1;
    at >= 0 && at >= endpointIndex - RELATED_WINDOW && pauses.length < LOOKED_AT;
    at -= 1
  ) {
    const attempt = session.connections.get(row[at] ?? '');
    if (!attempt || attempt.state === 'not-created' || !isSameUrlAndDocument(attempt, connection)) continue;
    const pause = next.createdAt - endOf(attempt);
    if (!isFinished(attempt) || pause < 0) break;
    attempts.push(attempt);
    pauses.push(pause);
    next = attempt;
  }
  return { attempts: attempts.reverse(), pauses: pauses.reverse() };
}
