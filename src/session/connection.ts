import type { CapturedEvent, ContextId, EventId, SocketId, WireEntry } from '../capture/captured-event.ts';
import type { LogLine } from '../capture/log-line.ts';
import type { HandlerName } from '../capture/page-facts.ts';
import type { Results } from '../experiments/experiment-result.ts';
import type { Conclusion } from '../experiments/pattern.ts';
import type { HandshakeFailure } from '../handshake/handshake-failure.ts';
import type { SocketUrl } from '../shared/socket-url.ts';
import { type CredentialsSeen, findCredentials } from './messages/credentials-seen.ts';
import type { FirstFrame } from './messages/first-frames.ts';
import { createFrameLog, type FrameLog } from './messages/frame-log.ts';
import type { MessageStats } from './messages/message-stats.ts';
import type { Traffic } from './messages/record-frame.ts';
import { createTimeBuckets, type TimeBuckets } from './messages/time-buckets.ts';
import type { OpenClawFacts } from './openclaw-facts.ts';
import type { InitiatedBy } from './synthetic-connection.ts';

export type ConnectionId = string;
/** RFC 6455's states, plus `not-created`: the constructor threw. */
export type ConnectionState = 'connecting' | 'open' | 'closing' | 'closed' | 'not-created';

/** An event that is stored for the whole session; frames are stored in the connection's log. */
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

/** The network log's data on a connection. */
export interface WireFacts {
  event: EventId;
  entry: WireEntry;
  failure?: HandshakeFailure;
}

/** A line of another log, by its event. */
export interface SeenLogLine extends Omit<LogLine, 'kind' | 'entry'> {
  event: EventId;
  at: number;
}

/** Long tasks of a page's main thread while a socket was open, in milliseconds; the first ones by their events. */
export interface LongTasks {
  count: number;
  total: number;
  longest: number;
  events: EventId[];
}

export interface RefusedSends {
  readonly threw: readonly EventId[];
  readonly dropped: readonly EventId[];
  readonly lost: number;
}

/** One object for all: most connections have none. */
const NO_REFUSED_SENDS: RefusedSends = { threw: [], dropped: [], lost: 0 };

/** `received`: messages received by the first query. */
export interface ListenerQuery {
  event: EventId;
  at: number;
  times: number;
  received: number;
}

/** One WebSocket and everything that was seen of it, except what one more message changes. */
export interface Connection {
  id: ConnectionId;
  /**
   * Grows with every change that its rules or fixes may read, those of related connections included; except one more
   * message, which no fix text and few rules depend on.
   */
  readonly adviceRevision: number;
  url: string;
  parsedUrl: SocketUrl;
  requestedUrl?: string;
  protocols: readonly string[];
  /** The document that opened it; absent for connections that only the network log has (workers). */
  context?: ContextId;
  socket?: SocketId;
  stack?: string;
  /** Absent if the page opened it by itself. */
  initiatedBy?: InitiatedBy;
  state: ConnectionState;
  createdAt: number;
  createdEvent: EventId;
  /** How far the session's clock was beyond `createdAt` when it arrived, in milliseconds. */
  clockSkew: number;
  /** Its position among the connections to its host and port; and among those that were dropped. */
  endpointIndex: number;
  cutIndex?: number;
  /** How many connections of the tab were not yet closed when this one was created; and of its document and URL. */
  openSocketsAtStart: number;
  openToSameUrl: number;
  /** How many handshakes of the tab had failed shortly before it was created, or by the time it opened. */
  failuresBefore: number;
  failureNoted?: true;
  opened?: { event: EventId; at: number; protocol: string; extensions: string };
  errored?: { event: EventId; at: number };
  closed?: Closing;
  /** The first `close()` call of the page. */
  closeCalled?: {
    event: EventId;
    at: number;
    code?: number;
    reason?: string;
    stack?: string;
    connecting: boolean;
  };
  constructorError?: { event: EventId; name: string; message: string };
  violation?: { event: EventId; blockedUrl: string; directive: string; policy: string };
  /** The document was unloaded before the socket was closed. */
  documentUnloaded?: {
    event: EventId;
    at: number;
    persisted: boolean;
    /** It went away without a word, as after a crash: what the page did just before may not have been recorded. */
    lost?: true;
  };
  foundClosed?: EventId;
  handlers?: HandlerName[];
  /** When the page's listeners were queried while the socket was open; absent if they came with the close. */
  listenerQuery?: ListenerQuery;
  /** The first ones by their events; `lost` counts all. */
  refusedSends: RefusedSends;
  frames: FrameLog;
  /** The beginnings of its first messages. */
  firstMessages: FirstFrame[];
  /** Credentials in the URL, the subprotocols and the first messages. */
  credentialsSeen: CredentialsSeen;
  longTasks?: LongTasks;
  /** All events of this connection except frames, in order. */
  notes: Noted[];
  wire?: WireFacts;
  /** What other logs say of it, in the order read. */
  logLines?: SeenLogLine[];
  /** Experiments for it, and their conclusions. */
  probe?: { event: EventId; results: Results; conclusions: readonly Conclusion[] };
  /** Present if the first received frame is an OpenClaw gateway's. */
  openclaw?: OpenClawFacts;
}

/** With what one more message changes. A rule that reads it of an open connection says so in `dependsOn`. */
export interface ConnectionWithMessages extends Connection {
  /** Grows with every change of it; only `changed` writes the revisions. */
  readonly revision: number;
  sent: Traffic;
  received: Traffic;
  peakBuffered: number;
  timeBuckets: TimeBuckets;
  /** Statistics of the messages; present with the first one. */
  messageStats?: MessageStats;
  /** Messages that an earlier connection of the page had already received. */
  repeated?: { count: number; first: EventId; latest: EventId; from: ConnectionId };
}

/** No more messages arrive: every rule may read them. */
export interface FinishedConnection extends ConnectionWithMessages {
  state: 'closed' | 'not-created';
}

/** Each message of a gateway is reported like any other change: every rule may read them. */
export interface GatewayConnection extends ConnectionWithMessages {
  openclaw: OpenClawFacts;
}

interface NewConnection {
  id: ConnectionId;
  event: EventId;
  at: number;
  url: string;
  parsedUrl: SocketUrl;
  protocols: readonly string[];
  state: ConnectionState;
  /** The session's clock. */
  clock: number;
  initiatedBy?: InitiatedBy | undefined;
}

export function createConnection(from: NewConnection): ConnectionWithMessages {
  return {
    id: from.id,
    revision: 0,
    adviceRevision: 0,
    url: from.url,
    parsedUrl: from.parsedUrl,
    credentialsSeen: findCredentials(from.parsedUrl, from.protocols, from.event, from.at),
    protocols: from.protocols,
    state: from.state,
    createdAt: from.at,
    createdEvent: from.event,
    clockSkew: Math.max(0, from.clock - from.at),
    endpointIndex: 0,
    openSocketsAtStart: 0,
    openToSameUrl: 0,
    failuresBefore: 0,
    sent: { frames: 0, bytes: 0, binary: 0 },
    received: { frames: 0, bytes: 0, binary: 0 },
    peakBuffered: 0,
    refusedSends: NO_REFUSED_SENDS,
    frames: createFrameLog(),
    firstMessages: [],
    timeBuckets: createTimeBuckets(),
    notes: [],
    ...(from.initiatedBy === undefined ? {} : { initiatedBy: from.initiatedBy }),
  };
}

export function isFinished(connection: Connection): connection is FinishedConnection {
  return connection.state === 'closed' || connection.state === 'not-created';
}

export function isGateway(connection: Connection): connection is GatewayConnection {
  return connection.openclaw !== undefined;
}

/** The handshake never completed, as far as anything shows. */
export function neverOpened(connection: Connection): connection is FinishedConnection {
  return !connection.opened && isFinished(connection);
}

/** When it came to its end, epoch milliseconds; undefined where nobody saw the end. */
export function observedEndOf({ closed, errored, documentUnloaded, wire }: Connection): number | undefined {
  return closed?.at ?? errored?.at ?? documentUnloaded?.at ?? wire?.entry.endedAt;
}

/** When it came to its end, epoch milliseconds; of one whose end nobody saw, when it was last heard of. */
export function endOf(connection: Connection): number {
  return observedEndOf(connection) ?? connection.opened?.at ?? connection.createdAt;
}
