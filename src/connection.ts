import type {
  CapturedEvent,
  ContextId,
  EventId,
  HandlerName,
  PageEvent,
  SocketId,
  WireEntry,
} from './event.ts';
import { createFrameLog, type FrameLog } from './frame-log.ts';
import type { OpenClawFacts } from './protocol/openclaw.ts';
import { type HandshakeFailure, parseReason } from './reason.ts';
import { parseSocketUrl, type SocketUrl } from './socket-url.ts';
import { type Traffic, takeFrame } from './traffic.ts';

export type ConnectionId = string;
/** RFC 6455's states, plus `not-created`: the constructor threw, there never was a socket. */
export type ConnectionState = 'connecting' | 'open' | 'closing' | 'closed' | 'not-created';

/** An event that is kept whole for as long as its session; frames live in the connection's log. */
export interface Noted {
  id: EventId;
  event: CapturedEvent;
}

export interface Closing {
  event: EventId;
  at: number;
  code: number;
  reason: string;
  wasClean: boolean;
  buffered: number;
}

/** The network stack's side of a connection. */
export interface WireFacts {
  event: EventId;
  entry: WireEntry;
  failure?: HandshakeFailure;
}

/** One socket's story, from everything that was seen of it. `revision` grows with every change. */
export interface Connection {
  id: ConnectionId;
  revision: number;
  url: string;
  parts: SocketUrl;
  requestedUrl?: string;
  protocols: string[];
  /** The document that made it; absent for sockets that only the network log knows (workers). */
  context?: ContextId;
  socket?: SocketId;
  stack?: string;
  state: ConnectionState;
  createdAt: number;
  createdEvent: EventId;
  /** How many sockets of the tab were not yet closed when this one was made. */
  liveBefore: number;
  opened?: { event: EventId; at: number; protocol: string; extensions: string };
  errored?: { event: EventId; at: number };
  closed?: Closing;
  /** The first `close()` of the page. */
  closeCalled?: {
    event: EventId;
    at: number;
    code?: number;
    reason?: string;
    stack?: string;
    connecting: boolean;
  };
  refused?: { event: EventId; name: string; message: string };
  violation?: { event: EventId; blockedUrl: string; directive: string; policy: string };
  /** The document went away while the socket was not yet closed. */
  abandoned?: { event: EventId; at: number; persisted: boolean };
  foundClosed?: EventId;
  handlers?: HandlerName[];
  sent: Traffic;
  received: Traffic;
  peakBuffered: number;
  refusedSends: { threw: EventId[]; dropped: EventId[] };
  frames: FrameLog;
  /** Everything of this connection but its frames, in order. */
  notes: Noted[];
  wire?: WireFacts;
  /** There when the first frame received is an OpenClaw gateway's. */
  openclaw?: OpenClawFacts;
}

interface Beginning {
  id: ConnectionId;
  event: EventId;
  at: number;
  url: string;
  protocols: string[];
  state: ConnectionState;
}

export function createConnection(from: Beginning): Connection {
  return {
    id: from.id,
    revision: 0,
    url: from.url,
    parts: parseSocketUrl(from.url),
    protocols: from.protocols,
    state: from.state,
    createdAt: from.at,
    createdEvent: from.event,
    liveBefore: 0,
    sent: { frames: 0, bytes: 0 },
    received: { frames: 0, bytes: 0 },
    peakBuffered: 0,
    refusedSends: { threw: [], dropped: [] },
    frames: createFrameLog(),
    notes: [],
  };
}

const REMEMBERED_REFUSALS = 20;

/**
 * Takes one event into the connection's story, in place, and returns it. An event that comes twice, or after
 * the socket's end, changes nothing that is already settled.
 */
export function advance(connection: Connection, id: EventId, event: PageEvent): Connection {
  connection.revision += 1;
  if (event.kind !== 'frame') connection.notes.push({ id, event });
  switch (event.kind) {
    case 'frame': {
      const { payload, direction, at, buffered } = event;
      takeFrame(connection, {
        id,
        at,
        direction,
        ...payload,
        ...(buffered === undefined ? {} : { buffered }),
      });
      break;
    }
    case 'opened':
      if (connection.opened || connection.state === 'closed') break;
      connection.opened = { event: id, at: event.at, protocol: event.protocol, extensions: event.extensions };
      if (connection.state === 'connecting') connection.state = 'open';
      break;
    case 'errored':
      connection.errored ??= { event: id, at: event.at };
      // A CSP block ends a socket with `error` and no `close` (Blink websocket_common.cc).
      if (event.readyState === 3) connection.state = 'closed';
      break;
    case 'closed':
      if (connection.closed) break;
      connection.state = 'closed';
      connection.closed = {
        event: id,
        at: event.at,
        code: event.code,
        reason: event.reason,
        wasClean: event.wasClean,
        buffered: event.buffered,
      };
      if (event.handlers) connection.handlers = event.handlers;
      break;
    case 'found-closed':
      if (connection.state === 'closed') break;
      connection.state = 'closed';
      connection.foundClosed = id;
      break;
    case 'close-called':
      // Libraries call close() again in their close handlers; that closes nothing.
      if (event.threw !== undefined || connection.closeCalled || event.readyState >= 2) break;
      connection.closeCalled = {
        event: id,
        at: event.at,
        connecting: event.readyState === 0,
        ...(event.code === undefined ? {} : { code: event.code }),
        ...(event.reason === undefined ? {} : { reason: event.reason }),
        ...(event.stack === undefined ? {} : { stack: event.stack }),
      };
      if (connection.state === 'open' || connection.state === 'connecting') connection.state = 'closing';
      break;
    case 'send-refused': {
      const list = connection.refusedSends[event.outcome];
      if (list.length < REMEMBERED_REFUSALS) list.push(id);
      break;
    }
    case 'csp-violation':
      // A report-only policy blocks nothing (CSP3 section 4.2).
      if (event.disposition === 'report') break;
      connection.violation ??= {
        event: id,
        blockedUrl: event.blockedUrl,
        directive: event.directive,
        policy: event.policy,
      };
      break;
    case 'dropped':
      connection.frames.droppedFrames += event.frames;
      connection.frames.droppedBytes += event.bytes;
      break;
    case 'pagehide':
      if (connection.state === 'closed' || connection.state === 'not-created') break;
      connection.abandoned ??= { event: id, at: event.at, persisted: event.persisted };
      if (!event.persisted) connection.state = 'closed';
      break;
    case 'page-started':
    case 'created':
    case 'constructor-threw':
    case 'online':
    case 'offline':
    case 'visibility':
    case 'freeze':
    case 'resume':
    case 'pageshow':
    case 'malformed':
      break;
    default:
      event satisfies never;
  }
  return connection;
}

/** Joins the network log's entry to the story. */
export function attachWire(connection: Connection, id: EventId, entry: WireEntry): Connection {
  connection.revision += 1;
  connection.wire = {
    event: id,
    entry,
    ...(entry.reason === undefined ? {} : { failure: parseReason(entry.reason) }),
  };
  return connection;
}

export function isFinished(connection: Connection): boolean {
  return connection.state === 'closed' || connection.state === 'not-created';
}

/** The handshake never completed, as far as anybody saw. */
export function neverOpened(connection: Connection): boolean {
  return !connection.opened && isFinished(connection);
}
