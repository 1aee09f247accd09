/** As long as a slice may take, so that a frame is not missed, in milliseconds. */
const SLICE = 10;

/** Lets everything else run that waits: input, drawing, messages. */
export function rest(): Promise<void> {
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
 * Runs a generator in slices, with rests between them, and returns what it returns. `onStep` hears what it yields.
 * Throws the signal's reason at the rest after it was aborted.
 */
export async function runSliced<Step, Result>(
  steps: Generator<Step, Result>,
  signal: AbortSignal,
  onStep: (step: Step) => void,
): Promise<Result> {
  let until = performance.now() + SLICE;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    onStep(step.value);
    if (performance.now() < until) continue;
    await rest();
    signal.throwIfAborted();
    until = performance.now() + SLICE;
  }
}
