import { type Connection, endOf, isFinished, neverOpened } from '../session/connection.ts';
import { percentile } from '../session/messages/request-response.ts';
import {
  bucketsWithin,
  SIZE_CLASSES,
  type TimeBucket,
  type TimeRange,
} from '../session/messages/time-buckets.ts';
import type { Session } from '../session/session.ts';
import { ownConnections } from '../session/synthetic-connection.ts';

/** Rates cover this period: one minute, in milliseconds. */
const RATE_SPAN = 60_000;
/** Messages per second cover the latest whole seconds, in milliseconds. */
const MESSAGE_RATE_SPAN = 5_000;

export interface Quantiles {
  p50: number;
  p95: number;
  count: number;
}

/** Figures of the page's own connections. Times in milliseconds; unknown values are absent. */
export interface Metrics {
  open: number;
  attemptsPerMinute: number;
  failuresPerMinute: number;
  /** The share of failed attempts among those that ended within the period, 0 to 1. */
  errorRate?: number;
  sentPerSecond: number;
  receivedPerSecond: number;
  sentBytesPerSecond: number;
  receivedBytesPerSecond: number;
  /** From request to the response with the same id. */
  reply?: Quantiles;
  /** From construction to open. */
  handshake?: Quantiles;
}

const inside = (at: number | undefined, { from, until }: TimeRange): boolean =>
  at !== undefined && at >= from && at < until;

/** When it failed to open or was dropped; undefined: it did neither. */
function failedAt(connection: Connection): number | undefined {
  const { closed, errored, state, opened } = connection;
  if (state === 'not-created') return connection.createdAt;
  if (!isFinished(connection)) return undefined;
  if (neverOpened(connection)) return closed || errored ? endOf(connection) : undefined;
  return opened && (errored || closed?.wasClean === false) ? endOf(connection) : undefined;
}

/** Whether a connection was alive at any time of a range. */
export function livedWithin(connection: Connection, clock: number, { from, until }: TimeRange): boolean {
  const end = isFinished(connection) ? endOf(connection) : clock;
  return connection.createdAt < until && end >= from;
}

function quantiles(times: readonly number[]): Quantiles | undefined {
  if (times.length === 0) return undefined;
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), count: times.length };
}

function sum(
  buckets: readonly TimeBucket[],
  field: 'sentFrames' | 'receivedFrames' | 'sentBytes' | 'receivedBytes',
): number {
  return buckets.reduce((total, bucket) => total + bucket[field], 0);
}

interface Outcomes {
  open: number;
  attempts: number;
  failures: number;
  opens: number;
  handshakes: number[];
}

function outcomesWithin(session: Session, span: TimeRange): Outcomes {
  const found: Outcomes = { open: 0, attempts: 0, failures: 0, opens: 0, handshakes: [] };
  for (const connection of ownConnections(session.connections)) {
    const { state, opened, createdAt, context } = connection;
    if (state === 'open' || state === 'closing') found.open += 1;
    if (inside(createdAt, span)) found.attempts += 1;
    if (inside(failedAt(connection), span)) found.failures += 1;
    if (!opened || !inside(opened.at, span)) continue;
    found.opens += 1;
    // The log has no open time for a worker's connection.
    if (context !== undefined) found.handshakes.push(opened.at - createdAt);
  }
  return found;
}

/**
 * The figures at the session's clock, or for a selected range. Rates of a range are means over it; current rates cover
 * the latest minute, and messages the latest seconds.
 */
export function metricsOf(session: Session, range?: TimeRange): Metrics {
  const clock = session.clock;
  const span = range ?? { from: clock - RATE_SPAN, until: clock + 1 };
  const window = range ?? { from: Math.floor((clock - MESSAGE_RATE_SPAN) / 1000) * 1000, until: clock + 1 };
  const minutes = Math.max(span.until - span.from, 1) / 60_000;
  const seconds = range ? Math.max(range.until - range.from, 1) / 1000 : MESSAGE_RATE_SPAN / 1000;
  const { open, attempts, failures, opens, handshakes } = outcomesWithin(session, span);
  const connections = ownConnections(session.connections);
  const buckets = connections.flatMap(({ timeBuckets }) => bucketsWithin(timeBuckets, window));
  const replies = quantiles(
    connections.flatMap(({ timeBuckets }) =>
      bucketsWithin(timeBuckets, span).flatMap((bucket) => bucket.replies),
    ),
  );
  const handshake = quantiles(handshakes);
  return {
    open,
    attemptsPerMinute: range ? attempts / minutes : attempts,
    failuresPerMinute: range ? failures / minutes : failures,
    ...(failures + opens > 0 ? { errorRate: Math.min(1, failures / Math.max(failures + opens, 1)) } : {}),
    sentPerSecond: sum(buckets, 'sentFrames') / seconds,
    receivedPerSecond: sum(buckets, 'receivedFrames') / seconds,
    sentBytesPerSecond: sum(buckets, 'sentBytes') / seconds,
    receivedBytesPerSecond: sum(buckets, 'receivedBytes') / seconds,
    ...(replies ? { reply: replies } : {}),
    ...(handshake ? { handshake } : {}),
  };
}

/** From the first event to the session's clock. */
export function wholeRange(session: Session): TimeRange {
  let from = session.clock;
  for (const { createdAt } of session.connections.values()) from = Math.min(from, createdAt);
  return { from, until: Math.max(session.clock, from + 1000) };
}

/** The number of messages in each size class, within a range. */
export function sizesWithin(session: Session, range: TimeRange): number[] {
  const counts = new Array<number>(SIZE_CLASSES.length + 1).fill(0);
  for (const { timeBuckets } of ownConnections(session.connections)) {
    for (const { sizes } of bucketsWithin(timeBuckets, range)) {
      sizes.forEach((count, at) => {
        counts[at] = (counts[at] ?? 0) + count;
      });
    }
  }
  return counts;
}
