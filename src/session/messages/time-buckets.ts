import type { Direction } from '../../capture/captured-event.ts';

/** The traffic of a connection within one time bucket. */
export interface TimeBucket {
  /** The bucket starts at `index * width`, epoch milliseconds. */
  index: number;
  sentFrames: number;
  sentBytes: number;
  receivedFrames: number;
  receivedBytes: number;
  /** Messages by size: see `SIZE_CLASSES`. */
  sizes: number[];
  /** Times from request to reply, in milliseconds: the latest ones of the bucket. */
  replies: number[];
}

/** Messages counted by time as they arrive; a long connection has wider buckets, never more of them. */
export interface TimeBuckets {
  /** Milliseconds; doubles whenever there are too many buckets. */
  width: number;
  /** Oldest first; a period without messages has none. */
  buckets: TimeBucket[];
}

/** Upper limits of the size classes, in bytes; the last class has none. */
export const SIZE_CLASSES = [10, 50, 100, 500, 1_000, 5_000, 10_000, 100_000, 1_000_000] as const;

const FIRST_WIDTH = 1000;
const MOST_BUCKETS = 600;
const MOST_REPLIES = 32;
/** Enough for a chart of a finished connection. */
const MOST_SETTLED = 40;

export function createTimeBuckets(): TimeBuckets {
  return { width: FIRST_WIDTH, buckets: [] };
}

function sizeClass(size: number): number {
  const found = SIZE_CLASSES.findIndex((most) => size <= most);
  return found < 0 ? SIZE_CLASSES.length : found;
}

function emptyBucket(index: number): TimeBucket {
  const sizes = new Array<number>(SIZE_CLASSES.length + 1).fill(0);
  return { index, sentFrames: 0, sentBytes: 0, receivedFrames: 0, receivedBytes: 0, sizes, replies: [] };
}

/** The bucket of a time; nearly always the latest one. */
function bucketAt(timeBuckets: TimeBuckets, at: number): TimeBucket {
  const { buckets } = timeBuckets;
  const index = Math.floor(at / timeBuckets.width);
  let place = buckets.length;
  while (place > 0) {
    const bucket = buckets[place - 1];
    if (!bucket || bucket.index < index) break;
    if (bucket.index === index) return bucket;
    place -= 1;
  }
  const made = emptyBucket(index);
  buckets.splice(place, 0, made);
  return made;
}

function add(into: TimeBucket, from: TimeBucket): void {
  into.sentFrames += from.sentFrames;
  into.sentBytes += from.sentBytes;
  into.receivedFrames += from.receivedFrames;
  into.receivedBytes += from.receivedBytes;
  from.sizes.forEach((count, at) => {
    into.sizes[at] = (into.sizes[at] ?? 0) + count;
  });
  into.replies = [...into.replies, ...from.replies].slice(-MOST_REPLIES);
}

function widen(timeBuckets: TimeBuckets): void {
  timeBuckets.width *= 2;
  const wide: TimeBucket[] = [];
  for (const bucket of timeBuckets.buckets) {
    const index = Math.floor(bucket.index / 2);
    const last = wide.at(-1);
    if (last?.index === index) add(last, bucket);
    else wide.push({ ...bucket, index });
  }
  timeBuckets.buckets = wide;
}

/** Counts one message of `size` bytes at a moment in epoch milliseconds. */
export function countFrame(timeBuckets: TimeBuckets, at: number, direction: Direction, size: number): void {
  const bucket = bucketAt(timeBuckets, at);
  if (direction === 'sent') {
    bucket.sentFrames += 1;
    bucket.sentBytes += size;
  } else {
    bucket.receivedFrames += 1;
    bucket.receivedBytes += size;
  }
  const place = sizeClass(size);
  bucket.sizes[place] = (bucket.sizes[place] ?? 0) + 1;
  if (timeBuckets.buckets.length > MOST_BUCKETS) widen(timeBuckets);
}

/** Compacts the buckets of a connection that ended long ago. */
export function compactBuckets(timeBuckets: TimeBuckets): void {
  while (timeBuckets.buckets.length > MOST_SETTLED) widen(timeBuckets);
}

/** A reply at `at`, `took` milliseconds after its request. */
export function countReply(timeBuckets: TimeBuckets, at: number, took: number): void {
  const { replies } = bucketAt(timeBuckets, at);
  replies.push(took);
  if (replies.length > MOST_REPLIES) replies.shift();
}

/** Adds the counts of `from` to `into`. */
export function mergeBuckets(into: TimeBuckets, from: TimeBuckets): void {
  while (into.width < from.width) widen(into);
  while (from.width < into.width) widen(from);
  for (const bucket of from.buckets) add(bucketAt(into, bucket.index * into.width), bucket);
}

/** A time range, epoch milliseconds, its end excluded. */
export interface TimeRange {
  from: number;
  until: number;
}

/** The buckets that overlap a range. */
export function bucketsWithin({ width, buckets }: TimeBuckets, range: TimeRange): TimeBucket[] {
  return buckets.filter(({ index }) => (index + 1) * width > range.from && index * width < range.until);
}
