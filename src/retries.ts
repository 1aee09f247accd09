import { type Connection, endOf, isFinished } from './connection.ts';
import { attemptsLike } from './peers.ts';
import type { Session } from './session-state.ts';

/** One document's attempts at one url, one after another, and the pauses between them. */
export interface Retries {
  attempts: Connection[];
  /** From each attempt's end to the next one's beginning, in milliseconds. */
  pauses: number[];
}

const LOOKED_AT = 12;

/** The attempts that led to this one: each began after the one before had ended. The last is this one. */
export function retriesUntil(connection: Connection, session: Session): Retries {
  const before = attemptsLike(connection, session).filter(
    (one) => one.place < connection.place && one.state !== 'not-created',
  );
  const attempts = [connection];
  const pauses: number[] = [];
  let next = connection;
  for (const attempt of before.slice(-LOOKED_AT).reverse()) {
    const pause = next.createdAt - endOf(attempt);
    if (!isFinished(attempt) || pause < 0) break;
    attempts.unshift(attempt);
    pauses.unshift(pause);
    next = attempt;
  }
  return { attempts, pauses };
}
