import type { Connection } from '../../session/connection.ts';
import { timeToFail } from '../../session/handshake-outcome.ts';

/** Engine.IO closes unhandled upgrades after this time, in milliseconds (destroyUpgradeTimeout). */
const WAITS = { from: 950, to: 1_600 };

/** The server closed the connection after the time for which a Socket.IO server waits before it drops an upgrade on a path that is not its own. */
export function fitsEngineIo(connection: Connection): boolean {
  const took = timeToFail(connection) ?? 0;
  return took >= WAITS.from && took <= WAITS.to;
}
