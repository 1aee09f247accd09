import type {
  CapturedEvent,
  ContextId,
  EventId,
  HandlerName,
  SocketId,
  WireEntry,
} from '../capture/captured-event.ts';
import type { Results } from '../experiments/experiment-result.ts';
import type { Conclusion } from '../experiments/pattern.ts';
import type { HandshakeFailure } from '../handshake/handshake-failure.ts';
import { parseSocketUrl, type SocketUrl } from '../shared/socket-url.ts';
import { type CredentialsSeen, findCredentials } from './messages/credentials-seen.ts';
import { createFrameLog, type FrameLog } from './messages/frame-log.ts';
import type { MessageStats } from './messages/message-stats.ts';
import type { Traffic } from './messages/record-frame.ts';
import { createTimeBuckets, type TimeBuckets } from './messages/time-buckets.ts';
import type { OpenClawFacts } from './openclaw-facts.ts';
import type { InitiatedBy } from './synthetic-connection.ts';

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

/** Long tasks of a page's main thread while a socket was open, in milliseconds; the first ones by their events. */
export interface LongTasks {
  count: number;
  total: number;
  longest: number;
  events: EventId[];
}

/** `received`: messages that had come by the first time. */
export interface ListenerQuery {
  event: EventId;
  at: number;
  times: number;
  received: number;
}

/** One socket's story, from everything that was seen of it. `revision` grows with every change. */
export interface Connection {
  id: ConnectionId;
  revision: number;
  /** Grows with every change but one message more of many, of which no advice speaks and few rules follow. */
  adviceRevision: number;
  url: string;
  parsedUrl: SocketUrl;
  requestedUrl?: string;
  protocols: string[];
  /** The document that made it; absent for sockets that only the network log knows (workers). */
  context?: ContextId;
  socket?: SocketId;
  stack?: string;
  /** Absent where the page made it of its own accord. */
  initiatedBy?: InitiatedBy;
  state: ConnectionState;
  createdAt: number;
  createdEvent: EventId;
  /** By how much the session's clock was beyond `createdAt` when it was told of, in milliseconds. */
  clockSkew: number;
  /** Grows when something changed near it that its rules may look at: see `neighbours.ts`. */
  relatedRevision: number;
  /** Its place among the connections to its host and port; and among those that were cut. */
  endpointIndex: number;
  cutIndex?: number;
  /** How many sockets of the tab were not yet closed when this one was made; and of its document and url. */
  openSocketsAtStart: number;
  openToSameUrl: number;
  /** How many handshakes of the tab had failed shortly before it was made, or by the time it opened. */
  failuresBefore: number;
  failureNoted?: true;
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
  constructorError?: { event: EventId; name: string; message: string };
  violation?: { event: EventId; blockedUrl: string; directive: string; policy: string };
  /** The document went away while the socket was not yet closed. */
  documentUnloaded?: { event: EventId; at: number; persisted: boolean };
  foundClosed?: EventId;
  handlers?: HandlerName[];
  /** When the page was asked for them while the socket lived; absent where they were told with the close. */
  listenerQuery?: ListenerQuery;
  sent: Traffic;
  received: Traffic;
  peakBuffered: number;
  /** The first ones by their events; `lost` counts them all. */
  refusedSends: { threw: EventId[]; dropped: EventId[]; lost: number };
  frames: FrameLog;
  /** Messages and answers by time. */
  timeBuckets: TimeBuckets;
  /** Credentials of the url, the subprotocols and the first messages. */
  credentialsSeen: CredentialsSeen;
  /** What the messages told; there with the first one. */
  messageStats?: MessageStats;
  longTasks?: LongTasks;
  /** Messages that an earlier connection of the page had received already. */
  repeated?: { count: number; first: EventId; latest: EventId; from: ConnectionId };
  /** Everything of this connection but its frames, in order. */
  notes: Noted[];
  wire?: WireFacts;
  /** Experiments made for it, and what they mean. */
  probe?: { event: EventId; results: Results; conclusions: readonly Conclusion[] };
  /** There when the first frame received is an OpenClaw gateway's. */
  openclaw?: OpenClawFacts;
}

interface NewConnection {
  id: ConnectionId;
  event: EventId;
  at: number;
  url: string;
  protocols: string[];
  state: ConnectionState;
  /** What the session's clock says. */
  clock: number;
  initiatedBy?: InitiatedBy | undefined;
}

export function createConnection(from: NewConnection): Connection {
  const parts = parseSocketUrl(from.url);
  return {
    id: from.id,
    revision: 0,
    adviceRevision: 0,
    url: from.url,
    parsedUrl: parts,
    credentialsSeen: findCredentials(parts, from.protocols, from.event, from.at),
    protocols: from.protocols,
    state: from.state,
    createdAt: from.at,
    createdEvent: from.event,
    clockSkew: Math.max(0, from.clock - from.at),
    relatedRevision: 0,
    endpointIndex: 0,
    openSocketsAtStart: 0,
    openToSameUrl: 0,
    failuresBefore: 0,
    sent: { frames: 0, bytes: 0, binary: 0 },
    received: { frames: 0, bytes: 0, binary: 0 },
    peakBuffered: 0,
    refusedSends: { threw: [], dropped: [], lost: 0 },
    frames: createFrameLog(),
    timeBuckets: createTimeBuckets(),
    notes: [],
    ...(from.initiatedBy === undefined ? {} : { initiatedBy: from.initiatedBy }),
  };
}

export function isFinished(connection: Connection): boolean {
  return connection.state === 'closed' || connection.state === 'not-created';
}

/** The handshake never completed, as far as anybody saw. */
export function neverOpened(connection: Connection): boolean {
  return !connection.opened && isFinished(connection);
}

/** When it came to its end, epoch milliseconds; of one whose end nobody saw, when it was last heard of. */
export function endOf({ closed, errored, documentUnloaded, opened, createdAt }: Connection): number {
  return closed?.at ?? errored?.at ?? documentUnloaded?.at ?? opened?.at ?? createdAt;
}
