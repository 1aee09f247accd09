interface Schedule {
  /** Milliseconds from the start of one run to that of the next one. */
  every: number;
  /** Until it is interrupted if absent. */
  count?: number | undefined;
  /** From 0 to 1. */
  random(): number;
}

/** The share of `every` by which a run may be earlier or later, so that monitors started together drift apart. */
const JITTER = 0.1;

/** Runs the job again and again, one run after the other: where a run takes longer than `every`, the next one follows at once. */
export async function repeat(
  job: () => Promise<void>,
  { every, count = Number.POSITIVE_INFINITY, random }: Schedule,
  signal: AbortSignal,
): Promise<void> {
  let due = Date.now();
  for (let done = 1; !signal.aborted; done += 1) {
    await job();
    if (done >= count) return;
    due = Math.max(due + every * (1 + JITTER * (2 * random() - 1)), Date.now());
    await waitUntil(due, signal);
  }
}

function waitUntil(time: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, time - Date.now());
    signal.addEventListener('abort', finish);
    if (signal.aborted) finish();
  });
}
