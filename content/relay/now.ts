/** Milliseconds since the document's time origin. */
export const now = (): number => performance.now();
