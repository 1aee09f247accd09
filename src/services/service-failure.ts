import type { EventId } from '../capture/captured-event.ts';
import { classifyText } from '../server-text/classify-text.ts';
import { closedByServer } from '../session/close-cause.ts';
import type { Connection } from '../session/connection.ts';
import { refusedWith } from '../session/handshake-outcome.ts';
import { findFrame } from '../session/messages/frame-log.ts';
import type { Service, ServiceCloseCode, ServiceError, ServiceStatus } from './service.ts';

/** What the service's documentation says of the failure at hand. */
export interface ServiceFailure {
  entry: ServiceCloseCode | ServiceStatus | ServiceError;
  /** The server's own words; empty where it gave none. */
  quote: string;
  event: EventId;
  seen: 'status' | 'close' | 'message';
}

/** So much of a message is compared. */
const LONGEST_COMPARED = 4_096;
/** An error that ends the connection is among the latest messages: so many are looked at. */
const LATEST = 5;
/** And it comes at most so long before the end, in milliseconds. */
const SHORTLY = 60_000;

/** An error message tells more than the close after it, and both more than a status. */
export function failureOf(service: Service, connection: Connection): ServiceFailure | undefined {
  return byMessage(service, connection) ?? byClose(service, connection) ?? byStatus(service, connection);
}

function byMessage(service: Service, connection: Connection): ServiceFailure | undefined {
  for (const { id, text } of messagesThatTell(connection)) {
    const entry = service.errors?.find(({ pattern }) => pattern.test(text));
    // A request to reconnect is routine until the connection ends, and where the page then closes it.
    if (entry?.topic === 'shutdown' && (!connection.closed || connection.closeCalled)) continue;
    if (entry) return { entry, quote: classifyText(text)?.quote ?? '', event: id, seen: 'message' };
  }
  return undefined;
}

/** Messages of the server in which an error can be: the latest before the end, the first error, the first ones. */
function messagesThatTell({ frames, messageStats, closed }: Connection): { id: EventId; text: string }[] {
  const error = messageStats?.errors && findFrame(frames, messageStats.errors.first);
  const latest = closed ? frames.kept.slice(-LATEST).filter(({ at }) => closed.at - at < SHORTLY) : [];
  const kept = [...latest.toReversed(), ...(error ? [error] : [])].flatMap(({ id, direction, text }) =>
    direction === 'received' && text !== undefined ? [{ id, text: text.slice(0, LONGEST_COMPARED) }] : [],
  );
  const first = (messageStats?.first ?? []).flatMap(({ event, direction, opcode, head }) =>
    direction === 'received' && opcode === 'text' ? [{ id: event, text: head }] : [],
  );
  return [...kept, ...first];
}

function byClose({ closeCodes = [] }: Service, connection: Connection): ServiceFailure | undefined {
  const closed = closedByServer(connection);
  if (!closed) return undefined;
  const entry = closeCodes.find(
    ({ code, reason }) => code === closed.code && (!reason || reason.test(closed.reason)),
  );
  return (
    entry && {
      entry,
      quote: classifyText(closed.reason)?.quote ?? '',
      event: closed.event,
      seen: 'close',
    }
  );
}

/** A status whose body is needed to tell is left out: a browser hides the body. */
function byStatus({ statuses = [] }: Service, connection: Connection): ServiceFailure | undefined {
  const status = refusedWith(connection);
  if (status === undefined || !connection.wire) return undefined;
  const entry = statuses.find((one) => one.status === status && !one.body);
  return entry && { entry, quote: '', event: connection.wire.event, seen: 'status' };
}
