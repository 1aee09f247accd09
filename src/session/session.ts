import type { ContextId, EventId, Header, PageEvent, SocketId } from '../capture/captured-event.ts';
import type { SocketUrl } from '../shared/socket-url.ts';
import { type Changes, createChanges } from './change-log.ts';
import type { Connection, ConnectionId, ConnectionWithMessages, Noted } from './connection.ts';
import type { Lookups } from './lookups.ts';
import { createWireIndex, type WireIndex } from './wire-index.ts';

/**
 * Sequence numbers of a document that have not arrived although later ones have: from `from` up to, but not including,
 * `to`.
 */
export interface MissingRange {
  from: number;
  to: number;
  /** Numbers before the first event are not missing: they may be older than the page's history. */
  counted: boolean;
}

/** One document seen in this tab. */
export interface Context {
  id: ContextId;
  url: string;
  title: string;
  top: boolean;
  startedAt: number;
  startedEvent: EventId;
  nextSeq: number;
  /** Page events that never arrived although later ones did. */
  missing: number;
  gaps?: MissingRange[];
}

/** Counts of what is missing from the session, and why. */
export interface Losses {
  droppedFrames: number;
  droppedBytes: number;
  /** Finished connections that were evicted; absent without any. */
  droppedSockets?: number;
  missingEvents: number;
  malformed: number;
  repeated: number;
}

/** The part of an HTTP response that identifies its server. */
export interface SeenResponse {
  event: EventId;
  url: string;
  status: number;
  headers: readonly Header[];
}

/** An event of a document. */
export interface NotedOfPage extends Noted {
  event: PageEvent;
}

/** Everything that was seen of one tab, mutated in place. */
export interface Session {
  /** Grows with every change; only `changed` writes the revisions. */
  readonly revision: number;
  /** The latest known time, epoch milliseconds: of the latest event, or set by `advanceClock`. */
  clock: number;
  lastId: EventId;
  contexts: Map<ContextId, Context>;
  connections: Map<ConnectionId, ConnectionWithMessages>;
  changes: Changes;
  bySocket: Map<string, ConnectionId>;
  wireIndex: WireIndex;
  /** The parts of the latest URLs. */
  parsedUrls: Map<string, SocketUrl>;
  /** Connections by `host:port`, oldest first; a merged one may still be listed. */
  byEndpoint: Map<string, ConnectionId[]>;
  /** What ordinary HTTP responses say about a server, by `host:port`, oldest first. */
  httpResponses: Map<string, SeenResponse[]>;
  /** Connections of the page that are not closed yet, and their number per document and URL. */
  openSockets: Set<ConnectionId>;
  openByUrl: Map<string, number>;
  /** Grows with whatever the rules of every connection may read: documents, the network, visibility, working URLs. */
  readonly sharedRevision: number;
  /** When the latest handshakes failed, in order of arrival; the revision grows with every change of the list. */
  failures: number[];
  readonly failureRevision: number;
  /** URLs that a connection opened to, without their queries, each with the first such connection. */
  openedUrls: Map<string, ConnectionId>;
  /** Connections that ended with 1006 after opening, in order of arrival. */
  cuts: ConnectionId[];
  /** `online` and `offline` events alone, oldest first. */
  networkChanges: NotedOfPage[];
  /** Events of connections that are not known yet, oldest first. */
  earlyEvents: (PageEvent & { socket: SocketId })[];
  /** Page-level events: network, visibility, lifecycle, policy. */
  pageNotes: NotedOfPage[];
  /** Every event except frames, for looking up evidence. */
  notes: Map<EventId, Noted>;
  wireStarted?: { event: EventId; at: number; browser: string };
  userAgent?: string;
  losses: Losses;
  /** On the copy that a diagnosis reads. */
  lookups?: Lookups;
}

/** What a rule may read of a session if it does not depend on the clock. */
export type SessionWithoutClock = Omit<Session, 'clock'>;

export function createSession(): Session {
  return {
    revision: 0,
    clock: 0,
    lastId: 0,
    contexts: new Map(),
    connections: new Map(),
    changes: createChanges(),
    bySocket: new Map(),
    wireIndex: createWireIndex(),
    parsedUrls: new Map(),
    byEndpoint: new Map(),
    httpResponses: new Map(),
    openSockets: new Set(),
    openByUrl: new Map(),
    sharedRevision: 0,
    failures: [],
    failureRevision: 0,
    openedUrls: new Map(),
    cuts: [],
    networkChanges: [],
    earlyEvents: [],
    pageNotes: [],
    notes: new Map(),
    losses: { droppedFrames: 0, droppedBytes: 0, missingEvents: 0, malformed: 0, repeated: 0 },
  };
}

/** Moves the session's clock forward, so that rules can find what takes too long while no event arrives. */
export function advanceClock(session: Session, now: number): void {
  session.clock = Math.max(session.clock, now);
}

/** The page itself, as far as it is known. */
export function topContext({ contexts }: Session): Context | undefined {
  const known = [...contexts.values()];
  return known.findLast(({ top }) => top) ?? known.at(-1);
}

/** The page of a connection; for a worker's connection, the top document of that time. */
export function contextOf(session: SessionWithoutClock, connection: Connection): Context | undefined {
  if (connection.context !== undefined) return session.contexts.get(connection.context);
  return [...session.contexts.values()].findLast(
    (context) => context.top && context.startedAt <= connection.createdAt,
  );
}
