import { type Connection, endOf } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';

/**
 * What time it is for a connection, epoch milliseconds. Documents keep the wall clock of their beginning
 * (https://www.w3.org/TR/hr-time-3/#dom-performance-timeorigin), so that a clock which was set back meanwhile leaves the
 * session's ahead of all that younger documents say; what has passed there since is what has passed here.
 */
export function clockOf(connection: Connection, { clock }: Session): number {
  return Math.max(endOf(connection), clock - connection.clockSkew);
}
