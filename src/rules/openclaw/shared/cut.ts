import { abnormalClosure, idleTimeBefore } from '../../../session/close-cause.ts';
import { type Connection, isGateway } from '../../../session/connection.ts';
import { netErrorOf } from '../../../session/handshake-outcome.ts';
import { connectionsToSameEndpoint } from '../../../session/same-endpoint.ts';
import type { GatewayCase } from './gateway-case.ts';

/** How soon after a crash a client reconnects, in milliseconds. */
const SOON = 30_000;

/** The first attempt after the drop that the port refused. */
export function refusedAfter({ connection, session }: GatewayCase): Connection | undefined {
  const cut = abnormalClosure(connection);
  return (
    cut &&
    connectionsToSameEndpoint(connection, session).find(
      (peer) =>
        netErrorOf(peer) === 'ERR_CONNECTION_REFUSED' &&
        peer.createdAt >= cut.at &&
        peer.createdAt < cut.at + SOON,
    )
  );
}

/** Milliseconds without a message before a connection to a gateway was dropped. */
export function silenceAtCut(connection: Connection): number | undefined {
  if (!isGateway(connection)) return undefined;
  const cut = abnormalClosure(connection);
  return cut && idleTimeBefore(connection, cut.at);
}
