import type { Connection, WireFacts } from './connection.ts';
import type { HandshakeFailure } from './reason.ts';

/** What the network log says of a handshake that never completed; undefined where it says nothing. */
export function handshakeFailure(
  connection: Connection,
): { wire: WireFacts; failure: HandshakeFailure } | undefined {
  const { wire, opened } = connection;
  return wire?.failure && !opened ? { wire, failure: wire.failure } : undefined;
}

/** The failure, when it is of this kind. */
export function failureOf<Kind extends HandshakeFailure['kind']>(
  connection: Connection,
  kind: Kind,
): Extract<HandshakeFailure, { kind: Kind }> | undefined {
  const failure = handshakeFailure(connection)?.failure;
  return failure?.kind === kind ? (failure as Extract<HandshakeFailure, { kind: Kind }>) : undefined;
}

/** `ERR_…` without its `net::`, of a handshake that never completed. */
export function netErrorOf(connection: Connection): string | undefined {
  return failureOf(connection, 'net')?.error;
}

/** The HTTP status that refused the handshake. */
export function refusedWith(connection: Connection): number | undefined {
  const { wire, opened } = connection;
  if (!wire || opened) return undefined;
  if (wire.failure?.kind === 'status') return wire.failure.status;
  return wire.entry.status >= 300 ? wire.entry.status : undefined;
}

/** Milliseconds from `new WebSocket` to the failure; undefined where the page's side was not seen. */
export function timeToFail(connection: Connection): number | undefined {
  const end = connection.closed?.at ?? connection.errored?.at;
  return end === undefined || connection.context === undefined ? undefined : end - connection.createdAt;
}
