/** The connection to the extension's background worker; `lostAt` in epoch milliseconds. */
export type WorkerState = { kind: 'there' } | { kind: 'lost'; lostAt: number };

/**
 * A new connection counts as working only after it has been open for this long or has carried a message: a failing
 * worker drops it at once. In milliseconds.
 */
export const STEADY = 500;

/** Tracks a connection that can be lost and opened again. */
export function createWorkerWatch(now: () => number) {
  let state: WorkerState = { kind: 'there' };
  let steady: ReturnType<typeof setTimeout> | undefined;
  const there = (): void => {
    clearTimeout(steady);
    state = { kind: 'there' };
  };
  return {
    state: (): WorkerState => state,
    made(): void {
      clearTimeout(steady);
      steady = setTimeout(there, STEADY);
    },
    heard: there,
    lost(): void {
      clearTimeout(steady);
      if (state.kind === 'there') state = { kind: 'lost', lostAt: now() };
    },
  };
}

export type WorkerWatch = ReturnType<typeof createWorkerWatch>;
