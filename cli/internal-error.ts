const ISSUES = 'please report it with this text';

/** One line and the stack of a fault of ours, not of the input. */
export function internalError(error: unknown): string {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `internal error (${ISSUES}): ${words}`;
}
