import type { EventId, WireEntry, WireEvent } from '../capture/captured-event.ts';
import { failureFromHeaders } from '../handshake/failure-from-headers.ts';
import { type HandshakeFailure, parseReason } from '../handshake/handshake-failure.ts';
import { headerValue } from '../shared/header.ts';
import { originOf } from '../shared/socket-url.ts';
import { addConnection } from './add-connection.ts';
import { renewObservedResult } from './apply-probe.ts';
import { changed } from './changed.ts';
import type { ConnectionWithMessages, WireFacts } from './connection.ts';
import { isHandshakeDone } from './handshake-outcome.ts';
import { isKnownResponse } from './http-responses.ts';
import { takeFrame } from './messages/record-frame.ts';
import { leaveEndpointIndex } from './related-connections.ts';
import type { Session } from './session.ts';
import { initiatorOf } from './synthetic-connection.ts';
import { connectionsOfEntry, existing, indexWire, unindexWire } from './wire-index.ts';

export type WireEntryEvent = WireEvent & { kind: 'wire-entry' };

/** How far a log entry and a page's event may be apart to belong to one connection, in milliseconds. */
const SAME_SOCKET_WITHIN = 5_000;
/** The clocks of the page and the network log may differ by this much, in milliseconds. */
const CLOCK_SKEW = 50;

/** Two documents may open one URL; the handshake's Origin tells which one it was. */
function isOfOtherPage({ context }: ConnectionWithMessages, entry: WireEntry, session: Session): boolean {
  const sent = headerValue(entry.requestHeaders, 'origin') ?? '';
  const own = originOf(session.contexts.get(context ?? '')?.url ?? '');
  // A document without its own address has its creator's origin, or none.
  return own !== 'null' && /^https?:/.test(sent) && own.toLowerCase() !== sent.toLowerCase();
}

/** `connection`: one of `WireIndex.unmatched` with the entry's URL. */
function canBe(connection: ConnectionWithMessages, entry: WireEntryEvent, session: Session): boolean {
  if (connection.violation || isOfOtherPage(connection, entry, session)) return false;
  if (connection.opened && !isHandshakeDone(entry)) return false;
  return entry.startedAt === undefined || entry.startedAt >= connection.createdAt - SAME_SOCKET_WITHIN;
}

/** Smaller is better: finished connections by how near their end is to the entry's arrival, then the oldest. */
function distance(connection: ConnectionWithMessages, entry: WireEntryEvent): number {
  const { createdAt, opened } = connection;
  const end = connection.closed?.at ?? connection.errored?.at ?? connection.documentUnloaded?.at;
  const { startedAt } = entry;
  if (startedAt === undefined) return Math.abs(entry.at - (end ?? createdAt));
  const unlikely = startedAt < createdAt - CLOCK_SKEW || (isHandshakeDone(entry) && !opened && !!end);
  return Math.abs(startedAt - createdAt) + (unlikely ? SAME_SOCKET_WITHIN : 0);
}

/**
 * Finds the captured connection that a network log entry belongs to: same URL, consistent outcome, nearest in time. An
 * entry that fits none becomes its own connection (the page hook does not run in workers).
 */
export function correlate(session: Session, id: EventId, entry: WireEntryEvent): void {
  let best: ConnectionWithMessages | undefined;
  for (const connection of existing(session, session.wireIndex.unmatched.get(entry.url))) {
    if (!canBe(connection, entry, session)) continue;
    if (!best || distance(connection, entry) < distance(best, entry)) best = connection;
  }
  setWire(session, best ?? beginWireOnly(session, id, entry), wireFacts(id, withoutFrames(entry)));
}

/** Whether the page's record of the connection that an entry belongs to has come. */
export function hasConnectionFor(session: Session, entry: WireEntryEvent): boolean {
  for (const connection of existing(session, session.wireIndex.unmatched.get(entry.url)))
    if (canBe(connection, entry, session)) return true;
  return false;
}

export function wireFacts(event: EventId, entry: WireEntry): WireFacts {
  const failure = entry.reason === undefined ? silentFailure(entry) : parseReason(entry.reason);
  return { event, entry, ...(failure ? { failure } : {}) };
}

/** Firefox does not say why it fails a handshake whose response it does not accept; its headers do. */
function silentFailure(entry: WireEntry): HandshakeFailure | undefined {
  return entry.by === 'web-request' && entry.status === 101 ? failureFromHeaders(entry) : undefined;
}

/** The only way to change what a connection has of the network log: its index and the diagnosis depend on it. */
export function setWire(
  session: Session,
  connection: ConnectionWithMessages,
  wire: WireFacts | undefined,
): void {
  if (wire) connection.wire = wire;
  else delete connection.wire;
  indexWire(session, connection);
  changed(session, { connection, related: true });
  renewObservedResult(session, connection);
}

/**
 * The page's record may arrive later than the log's: a connection that opens is not the one whose handshake failed, and
 * that entry belongs to another. To be called when `connection` has opened.
 */
export function releaseWire(session: Session, connection: ConnectionWithMessages): void {
  const { wire } = connection;
  if (!wire || isHandshakeDone(wire.entry)) return;
  const noted = session.notes.get(wire.event);
  if (noted?.event.kind !== 'wire-entry') return;
  setWire(session, connection, undefined);
  correlate(session, wire.event, noted.event);
}

/** Whether the log has reported the same before. */
export function isToldAlready(session: Session, event: WireEvent): boolean {
  const known = isKnown(session, event);
  if (known) session.losses.repeated += 1;
  return known;
}

function isKnown(session: Session, event: WireEvent): boolean {
  switch (event.kind) {
    case 'wire-started':
      return isSameStart(session, event);
    case 'wire-entry':
      return isKnownEntry(session, event);
    case 'http-response':
      return isKnownResponse(session, event);
    case 'log-line':
      return false;
    default:
      return event satisfies never;
  }
}

function isSameStart(
  { wireStarted }: Session,
  { at, browser }: WireEvent & { kind: 'wire-started' },
): boolean {
  return wireStarted?.at === at && wireStarted.browser === browser;
}

function isKnownEntry(session: Session, event: WireEntryEvent): boolean {
  for (const { wire } of connectionsOfEntry(session, event.entry)) {
    if (wire?.entry.entry !== event.entry) continue;
    const { url, status, startedAt, reason } = wire.entry;
    if (
      url === event.url &&
      status === event.status &&
      startedAt === event.startedAt &&
      reason === event.reason
    )
      return true;
  }
  return false;
}

/** One list for all stored entries. */
export const NO_FRAMES: WireEntry['frames'] = [];

/** The entry as stored: its frames are in the connection's log, not twice in memory. */
export function withoutFrames(entry: WireEntryEvent): WireEntryEvent {
  return entry.frames.length === 0
    ? entry
    : { ...entry, frames: NO_FRAMES, framesLeftOut: entry.framesLeftOut + entry.frames.length };
}

function beginWireOnly(session: Session, id: EventId, entry: WireEntryEvent): ConnectionWithMessages {
  const connection = addConnection(session, {
    event: id,
    at: entry.startedAt ?? entry.at,
    url: entry.url,
    protocols: offeredProtocols(entry),
    state: !entry.stillOpen ? 'closed' : isHandshakeDone(entry) ? 'open' : 'connecting',
    initiatedBy: initiatorOf(entry.initiator),
  });
  if (isHandshakeDone(entry)) {
    connection.opened = {
      event: id,
      at: entry.openedAt ?? entry.startedAt ?? entry.at,
      protocol: headerValue(entry.responseHeaders, 'sec-websocket-protocol') ?? '',
      extensions: headerValue(entry.responseHeaders, 'sec-websocket-extensions') ?? '',
    };
  }
  connection.notes = [session.notes.get(id) ?? { id, event: withoutFrames(entry) }];
  if (entry.close)
    connection.closed = {
      event: id,
      at: entry.endedAt ?? entry.at,
      ...entry.close,
      wasClean: entry.close.code !== 1006,
      buffered: 0,
    };
  takeFrames(session, connection, entry);
  return connection;
}

/** Frames of the log get their own ids, after the entry's, so that evidence can refer to them. */
function takeFrames(session: Session, connection: ConnectionWithMessages, entry: WireEntryEvent): void {
  for (const { direction, at, payload } of entry.frames) {
    session.lastId += 1;
    takeFrame(connection, { id: session.lastId, at, direction, ...payload });
  }
  connection.frames.droppedFrames += entry.framesLeftOut;
}

/**
 * The network log may be faster than the page's own record: when that arrives, the connection made from the log alone
 * is merged into it.
 */
export function mergeWireOnly(session: Session, hooked: ConnectionWithMessages): void {
  for (const candidate of existing(session, session.wireIndex.wireOnly.get(hooked.url))) {
    const { wire } = candidate;
    if (candidate.initiatedBy !== undefined && candidate.initiatedBy !== hooked.initiatedBy) continue;
    if (!wire || isOfOtherPage(hooked, wire.entry, session)) continue;
    const noted = session.notes.get(wire.event);
    if (noted?.event.kind !== 'wire-entry') continue;
    const sinceCreated = (noted.event.startedAt ?? noted.event.at) - hooked.createdAt;
    if (sinceCreated < -CLOCK_SKEW || sinceCreated > SAME_SOCKET_WITHIN) continue;
    session.connections.delete(candidate.id);
    unindexWire(session, candidate);
    leaveEndpointIndex(session, candidate);
    changed(session, { connection: candidate, related: true });
    setWire(session, hooked, wireFacts(wire.event, wire.entry));
    return;
  }
}

const NO_PROTOCOLS: readonly string[] = [];

function offeredProtocols(entry: WireEntryEvent): readonly string[] {
  const offered = headerValue(entry.requestHeaders, 'sec-websocket-protocol');
  return offered === undefined ? NO_PROTOCOLS : offered.split(',').map((name) => name.trim());
}
