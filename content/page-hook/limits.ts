/* In a module of their own for the reason that message-row.ts gives. Texts are in UTF-16 units. */

/** A word such as a subprotocol or a reason (at most 123 bytes where the browser takes it), and a line. */
export const MOST_WORD = 256;
export const MOST_LINE = 1024;
export const MOST_URL = 4096;
export const MOST_STACK = 2000;
export const MOST_PROTOCOLS = 32;

/** Bytes of a Blob that is kept as it is. */
export const MOST_BLOB = 65_536;
/** Each costs a read through the browser process. */
export const BLOBS_PER_BATCH = 8;

/** Values that a socket's first chunk of messages has room for: 4 rows; each has twice as many as the one before it, up to 64. */
export const FIRST_ROOM = 28;
export const MOST_ROOM = 448;
/** A chunk is full as well when it weighs more than the budget divided by this. */
export const MOST_CHUNKS = 256;
/** What is handed over of them at a time, and so many bytes. */
export const MOST_TAKEN = 250;
export const MOST_WEIGHT = 131_072;
/** A message's place and its socket are one number, for sorting; a page does not make so many sockets. */
export const SOCKETS = 2 ** 21;

/** What is counted as bytes at a time. */
export const COUNT_CHUNK = 16_384;
/**
 * What is counted as bytes in a period, in milliseconds: counting costs the page some nanoseconds a character, more than
 * all else that is done with a message.
 */
export const MOST_COUNTED = 1_048_576;
export const COUNT_PERIOD = 10_000;
