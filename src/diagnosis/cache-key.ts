import { type Connection, endOf, isFinished } from '../session/connection.ts';
import type { Session } from '../session/session.ts';

/** What a judgement rests on beside the rules: while it is the same, so is the judgement. */
export interface Grounds {
  revision: number;
  told: number;
  surroundings: number;
  shared: number;
  failures: number;
  clock: number;
}

/** What is new since a judgement, as bits; `ANYTHING` stands alone. */
export type News = number;
export const NOTHING: News = 0;
/** One more message of many, on a connection that goes on. */
export const MESSAGES: News = 1;
/** The clock went on. */
export const CLOCK: News = 2;
export const ANYTHING: News = 4;

/** Longer after its end than any rule waits for something, in milliseconds. */
const SETTLED = 12_000;

export function groundsOf(connection: Connection, session: Session): Grounds {
  return {
    revision: connection.revision,
    told: connection.told,
    surroundings: connection.surroundings,
    shared: session.surroundings,
    failures: failuresFor(connection, session),
    clock: clockFor(connection, session),
  };
}

/** Asked for every connection again and again, so that nothing is made for the answer. */
export function newsSince(grounds: Grounds, connection: Connection, session: Session): News {
  if (
    grounds.told !== connection.told ||
    grounds.surroundings !== connection.surroundings ||
    grounds.shared !== session.surroundings ||
    grounds.failures !== failuresFor(connection, session)
  )
    return ANYTHING;
  let news = NOTHING;
  if (grounds.clock !== session.clock && grounds.clock !== clockFor(connection, session)) news |= CLOCK;
  if (grounds.revision === connection.revision) return news;
  return isFinished(connection) ? ANYTHING : news | MESSAGES;
}

/** Only a handshake that is going on is held back by the failures of others. */
function failuresFor({ state }: Connection, { failureCount }: Session): number {
  return state === 'connecting' ? failureCount : 0;
}

/** Time goes on for what lives, and for a while after its end. */
function clockFor(connection: Connection, { clock }: Session): number {
  return isFinished(connection) && clock - endOf(connection) > SETTLED ? Number.POSITIVE_INFINITY : clock;
}
