import type { EventId } from '../capture/captured-event.ts';
import { classifyText } from '../server-text/classify-text.ts';
import type { TextTopic } from '../server-text/topic.ts';
import { closedByServer } from '../session/close-cause.ts';
import type { ConnectionWithMessages } from '../session/connection.ts';
import { refusedWith } from '../session/handshake-outcome.ts';
import { findFrame } from '../session/messages/frame-log.ts';
import type { SessionWithoutClock } from '../session/session.ts';
import { limitName, reachedLimit } from './reached-limit.ts';
import type { Meaning, Service, ServiceLimit } from './service.ts';

/** What the service's documentation says of the failure at hand. */
export interface ServiceFailure {
  entry: Meaning;
  /** The server's own words; empty where it gave none. */
  quote: string;
  event: EventId;
  seen: 'status' | 'close' | 'message' | 'limit';
  /** Of a limit: how it was reached. */
  fact?: string;
}

/** In UTF-16 units. */
const LONGEST_COMPARED = 4_096;
/** An error that ends the connection is among the latest messages: so many are looked at. */
const LATEST = 5;
/** And it comes at most so long before the end, in milliseconds. */
const SHORTLY = 60_000;

/** An error message tells more than the close after it, both more than a limit that fits, and all more than a status. */
export function failureOf(
  service: Service,
  connection: ConnectionWithMessages,
  session: SessionWithoutClock,
): ServiceFailure | undefined {
  return (
    byMessage(service, connection) ??
    byClose(service, connection) ??
    byLimit(service, connection, session) ??
    byStatus(service, connection)
  );
}

function byMessage(service: Service, connection: ConnectionWithMessages): ServiceFailure | undefined {
  for (const { id, text } of messagesThatTell(connection)) {
    const entry = service.errors?.find(({ pattern }) => pattern.test(text));
    // A request to reconnect is routine until the connection ends, and where the page then closes it.
    if (entry?.topic === 'shutdown' && (!connection.closed || connection.closeCalled)) continue;
    if (entry) return { entry, quote: classifyText(text)?.quote ?? '', event: id, seen: 'message' };
  }
  return undefined;
}

/** Messages of the server in which an error can be: the latest before the end, the first error, the first ones. */
function messagesThatTell({
  frames,
  firstMessages,
  messageStats,
  closed,
}: ConnectionWithMessages): { id: EventId; text: string }[] {
  const error = messageStats?.errors && findFrame(frames, messageStats.errors.first);
  const latest = closed ? frames.kept.slice(-LATEST).filter(({ at }) => closed.at - at < SHORTLY) : [];
  const kept = [...latest.toReversed(), ...(error ? [error] : [])].flatMap(({ id, direction, text }) =>
    direction === 'received' && text !== undefined ? [{ id, text: text.slice(0, LONGEST_COMPARED) }] : [],
  );
  const first = firstMessages.flatMap(({ event, direction, opcode, head }) =>
    direction === 'received' && opcode === 'text' ? [{ id: event, text: head }] : [],
  );
  return [...kept, ...first];
}

function byClose(
  { closeCodes = [] }: Service,
  connection: ConnectionWithMessages,
): ServiceFailure | undefined {
  const closed = closedByServer(connection);
  if (!closed) return undefined;
  const entry = closeCodes.find(
    ({ code, reason }) => code === closed.code && (!reason || reason.test(closed.reason)),
  );
  if (!entry) return undefined;
  return { entry, quote: classifyText(closed.reason)?.quote ?? '', event: closed.event, seen: 'close' };
}

const LIMIT_ADVICE = {
  idle: ['Send a message before the idle limit', 'timeout'],
  duration: ['Connect again before the limit', 'timeout'],
  'auth-deadline': ['Authenticate as soon as the connection opens', 'timeout'],
  'message-size': ['Send smaller messages', 'payload-size'],
  'message-rate': ['Send fewer messages', 'rate-limit'],
  connections: ['Close connections that are not used', 'rate-limit'],
  'handshake-rate': ['Connect less often', 'rate-limit'],
} as const satisfies Record<ServiceLimit['kind'], readonly [string, TextTopic]>;

function byLimit(
  service: Service,
  connection: ConnectionWithMessages,
  session: SessionWithoutClock,
): ServiceFailure | undefined {
  const reached = reachedLimit(service, connection, session);
  if (!reached) return undefined;
  const { limit, fact, event } = reached;
  const [title, topic] = LIMIT_ADVICE[limit.kind];
  const entry = {
    meaning: `${limitName(limit)} reached`,
    topic,
    retry: 'now',
    fixes: [{ title, detail: `${limit.note.replace(/\.$/, '')}.` }],
    source: limit.source,
  } as const;
  return { entry, quote: '', event, seen: 'limit', fact };
}

/** A browser hides the body of a rejected handshake; only an experiment of the user shows it. */
function byStatus(
  { statuses = [] }: Service,
  connection: ConnectionWithMessages,
): ServiceFailure | undefined {
  const status = refusedWith(connection);
  if (status === undefined || !connection.wire) return undefined;
  const { probe, wire } = connection;
  for (const { outcome } of probe?.results ?? []) {
    if (outcome.kind !== 'answered' || outcome.status !== status) continue;
    const body = outcome.body.slice(0, LONGEST_COMPARED);
    const entry = statuses.find((one) => one.status === status && one.body?.test(body));
    if (entry)
      return { entry, quote: classifyText(body)?.quote ?? '', event: probe?.event ?? 0, seen: 'status' };
  }
  const entry = statuses.find((one) => one.status === status && !one.body);
  return entry && { entry, quote: '', event: wire.event, seen: 'status' };
}
