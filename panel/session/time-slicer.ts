/** Work is done for so long at a time, in milliseconds, so that no frame is missed. */
const SLICE = 10;

/** Lets everything else run that waits: input, drawing, messages; without the four milliseconds of a timer. */
export function yieldToBrowser(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/**
 * Runs a generator in slices, with the browser's turn before each, and returns what it returns. `onSlice` gets what a
 * slice yielded, in order, and whether it was the last. Throws the signal's reason before the first slice after it was
 * aborted.
 */
export async function runInSlices<Step, Result>(
  steps: Generator<Step, Result>,
  signal: AbortSignal,
  onSlice: (yielded: Step[], isLast: boolean) => void,
): Promise<Result> {
  for (;;) {
    await yieldToBrowser();
    signal.throwIfAborted();
    const until = performance.now() + SLICE;
    const yielded: Step[] = [];
    let step = steps.next();
    for (; !step.done; step = steps.next()) {
      yielded.push(step.value);
      if (performance.now() >= until) break;
    }
    onSlice(yielded, step.done === true);
    if (step.done) return step.value;
  }
}

/** The same for an effect of a component: returns the function that stops the work. */
export function startInSlices<Step>(
  steps: Generator<Step, void>,
  onSlice: (yielded: Step[], isLast: boolean) => void,
): () => void {
  const stopped = new AbortController();
  runInSlices(steps, stopped.signal, onSlice).catch((error: unknown) => {
    if (!stopped.signal.aborted) throw error;
  });
  return () => stopped.abort();
}
