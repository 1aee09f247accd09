import type { WireEntry } from '../capture/captured-event.ts';
import type { ConnectionWithMessages } from './connection.ts';
import { setWire, type WireEntryEvent, wireFacts } from './correlate-network-entry.ts';
import type { Session } from './session.ts';

/** Another log knows what this one left out: the reason, the status or the response headers of a failed handshake. */
export function completeWire(
  session: Session,
  connection: ConnectionWithMessages,
  known: Pick<WireEntry, 'reason' | 'status' | 'responseHeaders' | 'requestSent'>,
): void {
  const noted = connection.wire && session.notes.get(connection.wire.event);
  if (noted?.event.kind !== 'wire-entry' || connection.opened) return;
  const { reason, status, responseHeaders } = noted.event;
  if ((reason !== undefined && reason !== '') || status > 0) return;
  const { reason: _hidden, ...rest } = noted.event;
  const entry: WireEntryEvent = {
    ...rest,
    status: known.status,
    requestSent: rest.requestSent || known.requestSent,
    responseHeaders: responseHeaders.length > 0 ? responseHeaders : known.responseHeaders,
    ...(known.reason === undefined ? {} : { reason: known.reason }),
  };
  noted.event = entry;
  setWire(session, connection, wireFacts(noted.id, entry));
}

/** Another log knows the end of an open connection that this one does not have; `close` is as the page saw it. */
export function completeEnd(
  session: Session,
  connection: ConnectionWithMessages,
  {
    at,
    by,
    close,
  }: { at: number; by: 'net-log' | 'packet-capture'; close?: { code: number; reason: string } },
): void {
  const noted = connection.wire && session.notes.get(connection.wire.event);
  if (noted?.event.kind !== 'wire-entry') return;
  if (!connection.opened || connection.closed || connection.closeCalled) return;
  const { stillOpen: _open, ...rest } = noted.event;
  const entry: WireEntryEvent = { endedAt: at, ...rest, ...(close ? { close, by } : {}) };
  noted.event = entry;
  connection.state = 'closed';
  if (close)
    connection.closed = {
      event: noted.id,
      at: entry.endedAt ?? at,
      ...close,
      wasClean: close.code !== 1006,
      buffered: 0,
    };
  setWire(session, connection, wireFacts(noted.id, entry));
}
