/** Recorded scenes that are not strictly right yet; docs/accuracy.md tells them. The test fails for one that has become right. */
export const KNOWN_SHORT: readonly string[] = [];
