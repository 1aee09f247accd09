import type { WireEntry } from '../capture/captured-event.ts';
import type { HandshakeFailure } from '../handshake/handshake-failure.ts';
import { headerValue } from '../shared/header.ts';
import { type Connection, neverOpened, type WireFacts } from './connection.ts';

/** The network log's failure of a handshake that never completed; undefined without one. */
export function handshakeFailure(
  connection: Connection,
): { wire: WireFacts; failure: HandshakeFailure } | undefined {
  const { wire, opened } = connection;
  return wire?.failure && !opened ? { wire, failure: wire.failure } : undefined;
}

/** Over HTTP/2 a successful handshake has status 200, and its request has no key (RFC 8441 section 5). */
export function isHandshakeDone({ status, requestHeaders }: WireEntry): boolean {
  return status === 101 || (status === 200 && headerValue(requestHeaders, 'sec-websocket-key') === undefined);
}

/** The failure, if it is of this kind. */
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

/** The HTTP status of a rejected handshake. */
export function refusedWith(connection: Connection): number | undefined {
  const { wire, opened } = connection;
  if (!wire || opened) return undefined;
  if (wire.failure?.kind === 'status') return wire.failure.status;
  const { status } = wire.entry;
  return status >= 300 || (status >= 200 && !isHandshakeDone(wire.entry)) ? status : undefined;
}

/** No handshake is going on any more; the page's own record of its end may still be on its way. */
export function failedToOpen(connection: Connection): boolean {
  return neverOpened(connection) || refusedWith(connection) !== undefined;
}

/** Milliseconds from `new WebSocket` to the failure; undefined if the page's side was not seen. */
export function timeToFail(connection: Connection): number | undefined {
  const end = connection.closed?.at ?? connection.errored?.at;
  return end === undefined || connection.context === undefined ? undefined : end - connection.createdAt;
}
