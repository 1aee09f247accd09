import type { EventId } from '../capture/captured-event.ts';
import { abnormalClosure, closedByServer, idleTimeBefore, offlineAround } from '../session/close-cause.ts';
import type { Closing, ConnectionWithMessages } from '../session/connection.ts';
import { sentShortlyBefore } from '../session/messages/send-rate.ts';
import type { SessionWithoutClock } from '../session/session.ts';
import { formatBytes, formatDuration } from '../shared/format.ts';
import type { Service, ServiceLimit } from './service.ts';

/** A documented limit that fits how the connection ended. */
export interface ReachedLimit {
  limit: ServiceLimit;
  /** What was seen, as a sentence. */
  fact: string;
  event: EventId;
}

/** A server ends a connection at its limit or so much later, in milliseconds and as a share of the limit. */
const LATER = 2_000;
const SHARE = 0.01;
/** The clocks of page and server do not begin at the same moment, in milliseconds. */
const EARLIER = 500;
/** A server that rejects a message closes while, or right after, it arrives; in milliseconds. */
const AT_ONCE = 3_000;

/** The limit that fits the end of the connection: its age, its silence, its last message or its rate. */
export function reachedLimit(
  { limits = [], role }: Service,
  connection: ConnectionWithMessages,
  session: SessionWithoutClock,
): ReachedLimit | undefined {
  const cut = abnormalClosure(connection);
  const closed = closedByServer(connection) ?? (cut && !offlineAround(cut, session) ? cut : undefined);
  // What a framework sets by default, its users change: the rules for each kind of end know more.
  if (!closed || role === 'foundation') return undefined;
  for (const limit of limits) {
    const fact = factOf(limit, connection, closed);
    if (fact !== undefined) return { limit, fact, event: closed.event };
  }
  return undefined;
}

function isAt(observed: number, limit: number): boolean {
  return observed >= limit - EARLIER && observed <= limit + Math.max(LATER, limit * SHARE);
}

/** The sentence that says in what way the limit was reached; undefined where it was not. */
function factOf(
  { kind, value }: ServiceLimit,
  connection: ConnectionWithMessages,
  closed: Closing,
): string | undefined {
  const { opened, sent, received, messageStats } = connection;
  const age = closed.at - (opened?.at ?? closed.at);
  const ended = `then the connection ended with ${closed.code}`;
  switch (kind) {
    case 'idle': {
      const silence = idleTimeBefore(connection, closed.at);
      if (isAt(silence, value)) return `No message went either way for ${formatDuration(silence)}; ${ended}.`;
      const sinceSent = closed.at - (sent.lastAt ?? opened?.at ?? closed.at);
      return isAt(sinceSent, value)
        ? `The page sent nothing for ${formatDuration(sinceSent)}; ${ended}.`
        : undefined;
    }
    case 'duration':
      return isAt(age, value) ? `It was open for ${formatDuration(age)}; ${ended}.` : undefined;
    case 'auth-deadline':
      return sent.frames === 0 && closed.code !== 1000 && isAt(age, value)
        ? `The page sent nothing within ${formatDuration(age)} after opening; ${ended}.`
        : undefined;
    case 'message-size': {
      const { lastSize = 0, lastAt = 0, largestBefore = 0 } = sent;
      const isCause =
        lastSize > value &&
        largestBefore <= value &&
        [1006, 1008, 1009].includes(closed.code) &&
        closed.at - lastAt <= AT_ONCE &&
        (received.lastAt ?? 0) <= lastAt + AT_ONCE;
      return isCause ? `The page sent a message of ${formatBytes(lastSize)}; ${ended}.` : undefined;
    }
    case 'message-rate': {
      const rate = messageStats ? sentShortlyBefore(messageStats.sendRate, closed.at) : 0;
      // Counted over one to two seconds.
      return rate > 2 * value && closed.code !== 1000 && closed.code !== 1001
        ? `The page had sent ${rate} messages in the last second or two; ${ended}.`
        : undefined;
    }
    // The number of connections elsewhere is not seen.
    case 'connections':
    case 'handshake-rate':
      return undefined;
    default:
      return kind satisfies never;
  }
}

/** The limit as a noun phrase: `idle limit of 10 min`. */
export function limitName({ kind, value }: ServiceLimit): string {
  switch (kind) {
    case 'idle':
      return `idle limit of ${span(value)}`;
    case 'duration':
      return `maximum duration of ${span(value)}`;
    case 'auth-deadline':
      return `deadline of ${span(value)} to authenticate`;
    case 'message-size':
      return `message size limit of ${formatBytes(value).replace('.0 ', ' ')}`;
    case 'message-rate':
      return `limit of ${value} messages per second`;
    case 'connections':
      return `limit of ${value} connections`;
    case 'handshake-rate':
      return `limit of ${value} handshakes per second`;
    default:
      return kind satisfies never;
  }
}

/** Round spans without their zeros: `10 min`, `2 h`, `30 s`. */
function span(milliseconds: number): string {
  const units = [
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1_000],
  ] as const;
  const unit = units.find(([, size]) => milliseconds >= size && milliseconds % size === 0);
  return unit ? `${milliseconds / unit[1]} ${unit[0]}` : formatDuration(milliseconds);
}
