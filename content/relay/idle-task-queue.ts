import { now } from './now.ts';

/**
 * Work that waits until the page has time for it: what a burst brings is taken in after the burst, in slices, so
 * that the page's own handlers come first. Everything is done in the order in which it came.
 */
export interface IdleTaskQueue {
  /** `weight`: bytes of memory that the work holds until it is done. Work that returns true goes on in another piece. */
  add(work: Work, weight: number): void;
  /** Does all of it now. */
  drain(): void;
  /** Goes by what `most` and `soon` mean from now on. */
  adapt(): void;
}

type Work = () => unknown;

export interface IdleTaskQueueOptions {
  /** Bytes that may wait; what is beyond is done at once, the oldest first. */
  most(): number;
  /** `delay`: milliseconds. */
  soon(run: () => void, delay: number): void;
  /** So many bytes wait now. */
  onChange(held: number): void;
}

/** A task of ours should be over well before the page's next frame, in milliseconds. */
const SLICE = 3;
/**
 * As long as a task of ours took is left to the page; while more comes, so many times as long, and more after a single piece
 * of work that was too long for a slice, unless the next has waited for `LAG` milliseconds.
 */
const REST = 3;
const LONG = 10;
const LONG_REST = 10;
const LAG = 3000;

/** Milliseconds, of which a slice took so many; the next work waits since a time. */
function restAfter(took: number, since: number): number {
  if (took < LONG) return REST * took;
  return now() - since < LAG ? LONG_REST * took : 0;
}

export function createIdleTaskQueue({ most, soon, onChange }: IdleTaskQueueOptions): IdleTaskQueue {
  const waiting: { work: Work; weight: number; at: number }[] = [];
  let held = 0;
  /** The number of the task that comes next; one that was replaced does nothing. */
  let armed = 0;
  let last = 0;
  let added = false;

  function doOldest(): void {
    const oldest = waiting.shift();
    if (!oldest) return;
    if (oldest.work() === true) waiting.unshift(oldest);
    else held -= oldest.weight;
  }

  function trim(): void {
    while (held > most()) doOldest();
  }

  function arm(delay = 0): void {
    last += 1;
    const number = last;
    armed = number;
    soon(() => slice(number), delay);
  }

  function slice(number: number): void {
    if (number !== armed) return;
    armed = 0;
    if (waiting.length === 0) return;
    const began = now();
    do doOldest();
    while (waiting.length > 0 && now() < began + SLICE);
    const [next] = waiting;
    const took = now() - began;
    if (next) arm(added ? restAfter(took, next.at) : took);
    added = false;
    onChange(held);
  }

  return {
    add(work, weight) {
      added = true;
      waiting.push({ work, weight, at: now() });
      held += weight;
      trim();
      if (armed === 0 && waiting.length > 0) arm();
      onChange(held);
    },
    drain() {
      while (waiting.length > 0) doOldest();
      onChange(held);
    },
    adapt() {
      trim();
      if (waiting.length > 0) arm();
      onChange(held);
    },
  };
}
