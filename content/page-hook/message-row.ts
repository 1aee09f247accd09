/*
 * A message that is kept in the page is a row of a list: content, time, code, size, bytes waiting, bytes of its content, place among
 * the messages of all sockets.
 *
 * These are in a module of their own because the bundler puts the numbers of other modules where they are used, and leaves
 * variables for those of the same: so the hook is smaller, and the engine need not look them up.
 */
export const ROW = 7;
export const TIME = 1;
export const CODE = 2;
export const SIZE = 3;
export const BUFFERED = 4;
export const WEIGHT = 5;
export const ORDER = 6;
/** Bytes that a message takes beside its content. */
export const OVERHEAD = 120;
