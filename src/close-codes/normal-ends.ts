/** Codes of a normal end: work done, page or server going away, no code given, server restart. */
export const NORMAL_ENDS: ReadonlySet<number> = new Set([1000, 1001, 1005, 1012]);
