/** Below this, the clock and the garbage collector decide; in microseconds. */
const LEAST = 5_000;

/** Processor time of the fastest of three runs, in microseconds: other work on the machine does not count. */
function cost(work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run += 1) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, user + system);
  }
  return Math.max(least, LEAST);
}

/**
 * How many times longer the work takes on ten times as much: about 10 where the cost grows with the length, 100 where
 * it grows with the square.
 */
export const costOfTenfold = (work: (times: number) => void): number =>
  cost(() => work(10)) / cost(() => work(1));

/** Between both. */
export const LINEAR = 40;
