/**
 * Work that waits until the page has time for it: what a burst brings is taken in after the burst, in slices, so
 * that the page's own handlers come first. Everything is done in the order in which it came.
 */
export interface Backlog {
  /** `weight`: bytes of memory that the work holds until it is done. */
  add(work: () => void, weight: number): void;
  /** Does all of it now. */
  drain(): void;
  /** Goes by what `most` and `soon` mean from now on. */
  adapt(): void;
}

export interface BacklogOptions {
  /** Bytes that may wait; what is beyond is done at once, the oldest first. */
  most(): number;
  /** `delay`: milliseconds. */
  soon(run: () => void, delay: number): void;
  /** So many bytes wait now. */
  onChange(held: number): void;
}

/** A task of ours should be over well before the page's next frame, in milliseconds. */
const SLICE = 5;
/** While more comes, so many times as long as a task of ours took is left to the page. */
const REST = 3;

export function createBacklog({ most, soon, onChange }: BacklogOptions): Backlog {
  let waiting: { work: () => void; weight: number }[] = [];
  let held = 0;
  let armed = false;
  let added = false;

  function doOldest(): void {
    const oldest = waiting.shift();
    if (!oldest) return;
    held -= oldest.weight;
    oldest.work();
  }

  function trim(): void {
    while (held > most()) doOldest();
  }

  function arm(delay = 0): void {
    armed = true;
    soon(slice, delay);
  }

  function slice(): void {
    armed = false;
    if (waiting.length === 0) return;
    const began = performance.now();
    do doOldest();
    while (waiting.length > 0 && performance.now() < began + SLICE);
    if (waiting.length > 0) arm(added ? REST * (performance.now() - began) : 0);
    added = false;
    onChange(held);
  }

  return {
    add(work, weight) {
      added = true;
      waiting.push({ work, weight });
      held += weight;
      trim();
      if (!armed && waiting.length > 0) arm();
      onChange(held);
    },
    drain() {
      const all = waiting;
      waiting = [];
      held = 0;
      for (const { work } of all) work();
      onChange(0);
    },
    adapt() {
      trim();
      if (waiting.length > 0) arm();
      onChange(held);
    },
  };
}
