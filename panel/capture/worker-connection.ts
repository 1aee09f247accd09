/** The connection to the extension's background worker; `lostAt` in epoch milliseconds. */
export type WorkerLine = { kind: 'there' } | { kind: 'lost'; lostAt: number };

/**
 * A new connection counts as working only after it has been open for this long or has carried a message: a failing
 * worker drops it at once. In milliseconds.
 */
export const STEADY = 500;

/** Tracks a connection that can be lost and opened again. */
export function createLineWatch(now: () => number) {
  let line: WorkerLine = { kind: 'there' };
  let steady: ReturnType<typeof setTimeout> | undefined;
  const there = (): void => {
    clearTimeout(steady);
    line = { kind: 'there' };
  };
  return {
    line: (): WorkerLine => line,
    made(): void {
      clearTimeout(steady);
      steady = setTimeout(there, STEADY);
    },
    heard: there,
    lost(): void {
      clearTimeout(steady);
      if (line.kind === 'there') line = { kind: 'lost', lostAt: now() };
    },
  };
}

export type LineWatch = ReturnType<typeof createLineWatch>;
