import { percentile } from '../session/messages/request-response.ts';
import { bucketsWithin, type TimeRange } from '../session/messages/time-buckets.ts';
import type { Session } from '../session/session.ts';
import { ownConnections } from '../session/synthetic-connection.ts';

/** Columns of equal length for charts: the start of each step, and its values. */
export interface Series {
  /** Epoch seconds. */
  at: number[];
  /** Messages per second. */
  sent: number[];
  received: number[];
  /** Milliseconds from request to response; null without a response. */
  p50: (number | null)[];
  p95: (number | null)[];
}

const MOST_STEPS = 300;

/** The width of a step: not narrower than the stored buckets, with a bounded number of steps; milliseconds. */
function stepFor(session: Session, { from, until }: TimeRange): number {
  let step = 1000;
  for (const { timeBuckets } of session.connections.values()) step = Math.max(step, timeBuckets.width);
  while ((until - from) / step > MOST_STEPS) step *= 2;
  return step;
}

/** Traffic and responses of the page’s own connections over a range, in equal steps. */
export function seriesOf(session: Session, range: TimeRange): Series {
  const step = stepFor(session, range);
  const first = Math.floor(range.from / step);
  const count = Math.max(1, Math.ceil(range.until / step) - first);
  const sent = new Array<number>(count).fill(0);
  const received = new Array<number>(count).fill(0);
  const replies = Array.from({ length: count }, (): number[] => []);
  for (const { timeBuckets } of ownConnections(session.connections)) {
    for (const bucket of bucketsWithin(timeBuckets, range)) {
      const at = Math.min(
        count - 1,
        Math.max(0, Math.floor((bucket.index * timeBuckets.width) / step) - first),
      );
      sent[at] = (sent[at] ?? 0) + bucket.sentFrames / (step / 1000);
      received[at] = (received[at] ?? 0) + bucket.receivedFrames / (step / 1000);
      for (const reply of bucket.replies) replies[at]?.push(reply);
    }
  }
  const part = (which: number): (number | null)[] =>
    replies.map((times) => (times.length > 0 ? percentile(times, which) : null));
  const at = Array.from({ length: count }, (_, index) => ((first + index) * step) / 1000);
  return { at, sent, received, p50: part(0.5), p95: part(0.95) };
}
