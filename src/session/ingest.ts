import type { CapturedEvent, ContextId, EventId, PageEvent, SocketId } from '../capture/captured-event.ts';
import { isOfSocket } from '../capture/page-facts.ts';
import { parseSocketUrl } from '../shared/socket-url.ts';
import { addConnection } from './add-connection.ts';
import { advance, affectsAdvice } from './apply-event.ts';
import { renewObservedResult, takeProbe } from './apply-probe.ts';
import { changed } from './changed.ts';
import { type ConnectionWithMessages, isFinished } from './connection.ts';
import {
  correlate,
  isToldAlready,
  mergeWireOnly,
  releaseWire,
  withoutFrames,
} from './correlate-network-entry.ts';
import { noteHttpResponse } from './http-responses.ts';
import { noteLogLine } from './log-lines.ts';
import { noteLongTask } from './long-tasks.ts';
import { noteRepeat } from './messages/duplicates.ts';
import { addOpen, failuresUntil, recordOutcome } from './open-sockets.ts';
import { bufferEarlyEvent, takeEarlyEvents } from './out-of-order.ts';
import { acceptSequence } from './sequence.ts';
import { advanceClock, type Session } from './session.ts';
import { initiatorOf } from './synthetic-connection.ts';
import { indexWire } from './wire-index.ts';

/**
 * Adds one event to the session. Returns its id, or undefined if it was seen before (same document and sequence number;
 * same entry of the network log), or belongs to an unknown connection.
 */
export function ingest(session: Session, event: CapturedEvent): EventId | undefined {
  // The panel's own notes have no place in a document's sequence.
  const counted = event.source === 'page' && event.kind !== 'page-lost';
  if (counted && !acceptSequence(session, event)) return undefined;
  if (event.source === 'wire' && isToldAlready(session, event)) return undefined;
  if (event.source === 'page' && isOfSocket(event) && !connectionOf(session, event.context, event.socket)) {
    bufferEarlyEvent(session, event);
    return undefined;
  }
  return take(session, event);
}

/** Ids follow the order of arrival: a trace is read in that order. */
function take(session: Session, event: CapturedEvent): EventId {
  session.lastId += 1;
  const id = session.lastId;
  advanceClock(session, event.at);
  changed(session);
  if (event.source === 'probe') {
    session.notes.set(id, { id, event });
    takeProbe(session, id, event);
    return id;
  }
  if (event.source === 'wire') {
    session.notes.set(id, { id, event: event.kind === 'wire-entry' ? withoutFrames(event) : event });
    if (event.kind === 'wire-entry') correlate(session, id, event);
    else if (event.kind === 'http-response') noteHttpResponse(session, id, event);
    else if (event.kind === 'log-line') noteLogLine(session, id, event);
    else {
      session.wireStarted ??= { event: id, at: event.at, browser: event.browser };
      changed(session, { everyone: true });
    }
    return id;
  }
  if (event.kind !== 'frame') session.notes.set(id, { id, event });
  ingestPage(session, id, event);
  return id;
}

function socketKey(context: ContextId, socket: SocketId): string {
  return `${context}#${socket}`;
}

export function connectionOf(
  session: Session,
  context: ContextId,
  socket: SocketId,
): ConnectionWithMessages | undefined {
  const id = session.bySocket.get(socketKey(context, socket));
  return id === undefined ? undefined : session.connections.get(id);
}

function begin(
  session: Session,
  id: EventId,
  event: PageEvent & { kind: 'created' | 'constructor-threw' },
): void {
  const refused = event.kind === 'constructor-threw';
  const connection = addConnection(session, {
    event: id,
    at: event.at,
    url: event.url,
    protocols: event.protocols,
    state: refused ? 'not-created' : 'connecting',
    initiatedBy: initiatorOf(event.stack),
  });
  connection.context = event.context;
  if (event.stack !== undefined) connection.stack = event.stack;
  if (refused) connection.constructorError = { event: id, name: event.name, message: event.message };
  else {
    connection.socket = event.socket;
    if (event.requestedUrl !== undefined) connection.requestedUrl = event.requestedUrl;
    session.bySocket.set(socketKey(event.context, event.socket), connection.id);
    addOpen(session, connection);
    indexWire(session, connection);
  }
  tell(session, connection, id, event);
  if (refused) return;
  mergeWireOnly(session, connection);
  for (const early of takeEarlyEvents(session, event)) take(session, early);
}

function tell(session: Session, connection: ConnectionWithMessages, id: EventId, event: PageEvent): void {
  const { openclaw } = connection;
  const shutdown = openclaw?.shutdown;
  const advice = affectsAdvice(connection, event);
  advance(connection, id, event);
  if (event.kind === 'frame') {
    const frame = connection.frames.kept.at(-1);
    if (frame?.id === id) noteRepeat(session, connection, frame);
    // Related connections read what a gateway sent, and frames after the end.
    const affectsOthers = connection.openclaw !== openclaw || openclaw?.shutdown !== shutdown;
    changed(session, { connection, advice, related: affectsOthers || isFinished(connection) });
    return;
  }
  if (connection.opened?.event === id) {
    connection.failuresBefore = failuresUntil(session, connection, event.at);
    releaseWire(session, connection);
  }
  recordOutcome(session, connection);
  changed(session, { connection, advice, related: true });
  renewObservedResult(session, connection);
}

function notePage(session: Session, id: EventId, event: PageEvent): void {
  session.pageNotes.push({ id, event });
  changed(session, { everyone: true });
}

/**
 * The violation is dispatched some milliseconds after the constructor (measured), and its URL may be reduced to the
 * origin: it belongs to the oldest connection of that endpoint that never opened and has no violation yet. In Chromium
 * the socket gets an error event; in Firefox the constructor throws.
 */
function blockedSocket(
  session: Session,
  context: ContextId,
  blockedUrl: string,
): ConnectionWithMessages | undefined {
  const blocked = parseSocketUrl(blockedUrl);
  return [...session.connections.values()].find(
    (connection) =>
      connection.context === context &&
      connection.parsedUrl.scheme === blocked.scheme &&
      connection.parsedUrl.authority === blocked.authority &&
      (blocked.path === '/' || connection.parsedUrl.path === blocked.path) &&
      !connection.violation &&
      !connection.opened &&
      !connection.closed &&
      !connection.wire,
  );
}

function ingestPage(session: Session, id: EventId, event: PageEvent): void {
  if (isOfSocket(event)) {
    const connection = connectionOf(session, event.context, event.socket);
    if (connection) tell(session, connection, id, event);
    return;
  }
  switch (event.kind) {
    case 'created':
    case 'constructor-threw':
      begin(session, id, event);
      return;
    case 'page-started': {
      const context = session.contexts.get(event.context);
      if (context) Object.assign(context, { url: event.url, title: event.title, top: event.top });
      session.userAgent ??= event.userAgent;
      notePage(session, id, event);
      return;
    }
    case 'csp-violation': {
      notePage(session, id, event);
      const connection =
        event.socket === undefined
          ? blockedSocket(session, event.context, event.blockedUrl)
          : connectionOf(session, event.context, event.socket);
      if (connection) tell(session, connection, id, event);
      return;
    }
    case 'page-lost':
    case 'pagehide':
      notePage(session, id, event);
      for (const connection of session.connections.values()) {
        if (connection.context === event.context) tell(session, connection, id, event);
      }
      return;
    case 'dropped': {
      session.losses.droppedFrames += event.frames;
      session.losses.droppedBytes += event.bytes;
      const connection =
        event.socket === undefined ? undefined : connectionOf(session, event.context, event.socket);
      if (connection) tell(session, connection, id, event);
      return;
    }
    case 'malformed':
      session.losses.malformed += event.count;
      return;
    case 'long-task':
      noteLongTask(session, id, event);
      return;
    case 'online':
    case 'offline':
      notePage(session, id, event);
      session.networkChanges.push({ id, event });
      return;
    case 'visibility':
    case 'freeze':
    case 'resume':
    case 'pageshow':
    case 'shared-worker':
      notePage(session, id, event);
      return;
    default:
      event satisfies never;
  }
}
