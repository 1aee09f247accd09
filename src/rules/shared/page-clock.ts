import { type Connection, endOf } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';

/**
 * The current time for a connection, epoch milliseconds. Documents keep the wall clock of their start
 * (https://www.w3.org/TR/hr-time-3/#dom-performance-timeorigin). If the clock was set back meanwhile, the session's
 * clock is ahead of everything that younger documents report; the time passed since then is used instead.
 */
export function clockOf(connection: Connection, { clock }: Session): number {
  return Math.max(endOf(connection), clock - connection.clockSkew);
}
