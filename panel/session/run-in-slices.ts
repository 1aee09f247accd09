/** Work is done for so long at a time, in milliseconds; then keys, pointers and drawing have their turn. */
const SLICE = 12;

/** Calls `run` soon, after whatever the browser has to do first; without the four milliseconds of a timer. */
function soon(run: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    run();
  };
  port2.postMessage(undefined);
}

/**
 * Runs a generator in slices. `onSlice` gets what a slice yielded, `onEnd` is called once at the end; neither is
 * called after the returned function, which stops it.
 */
export function runInSlices<T>(
  work: Iterator<T>,
  onSlice: (yielded: T[]) => void,
  onEnd: () => void,
): () => void {
  let stopped = false;
  const slice = (): void => {
    if (stopped) return;
    const end = performance.now() + SLICE;
    const yielded: T[] = [];
    let over = false;
    while (!over && performance.now() < end) {
      const step = work.next();
      if (step.done) over = true;
      else yielded.push(step.value);
    }
    onSlice(yielded);
    if (over) onEnd();
    else soon(slice);
  };
  soon(slice);
  return () => {
    stopped = true;
  };
}
