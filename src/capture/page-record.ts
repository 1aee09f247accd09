import type { SocketId } from './captured-event.ts';
import { isWhole } from './fact-fields.ts';
import type { RareFact } from './page-facts.ts';

/** Bit 0: 0 received, 1 sent. Bit 1: 0 text, 1 binary. Bit 2, of a received text only: `size` is a least size. */
export type FrameCode = 0 | 1 | 2 | 3 | 4;
export const SENT = 1;
export const BINARY = 2;
/** `size` is the text's UTF-16 length: it has at least so many bytes as UTF-8, and counting them would have cost too much. */
export const SIZE_AT_LEAST = 4;

/** The size of a text that is stored whole: the receiver counts its bytes. */
export const COUNT_LATER = -1;

/**
 * One frame from the hook to the panel. It is a tuple, because six property names on every frame cost more than the
 * frame. `at`: milliseconds since the document's time origin. `size`: bytes, or `COUNT_LATER`. `content`: the stored
 * text or bytes; null when nothing is stored.
 */
export type FrameRecord<Bytes> = [
  at: number,
  code: FrameCode,
  socket: SocketId,
  size: number,
  content: string | Bytes | null,
  buffered: number,
];

/** Anything but a frame: rare, so it is sent as an object. */
export type FactRecord = [at: number, fact: RareFact];

export type PageRecord<Bytes> = FrameRecord<Bytes> | FactRecord;

/** `buffered` of a frame for which it was not read: every received one. */
export const NOT_READ = -1;

/**
 * What the relay sends to the panel: a record with its sequence number, as JSON. `at` is in epoch milliseconds, and
 * bytes are base64.
 */
export type SentRecord = [seq: number, record: PageRecord<string>];

export function isFrame<Bytes>(record: PageRecord<Bytes>): record is FrameRecord<Bytes> {
  return typeof record[1] === 'number';
}

function isSoundFrame<Bytes>(values: unknown[], isBytes: (value: unknown) => value is Bytes): boolean {
  // No destructuring, which would run an iterator for every frame.
  const code = values[1];
  const content = values[4];
  const binary = code === BINARY || code === (BINARY | SENT);
  return (
    values.length === 6 &&
    (binary || code === 0 || code === SENT || code === SIZE_AT_LEAST) &&
    isWhole(values[2], 1) &&
    isWhole(values[3], typeof content === 'string' && code <= SENT ? COUNT_LATER : 0) &&
    (content === null || (binary ? isBytes(content) : typeof content === 'string')) &&
    isWhole(values[5], NOT_READ)
  );
}

/** The last millisecond that a Date can be: no time beyond it can be shown. */
const LATEST = 8.64e15;

const isTime = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= LATEST;

/**
 * A record of the right shape, or undefined. `isBytes` tells what a binary frame's content has to be, `readFact` which facts
 * there may be.
 */
export function readRecord<Bytes>(
  value: unknown,
  isBytes: (value: unknown) => value is Bytes,
  readFact: (value: unknown) => RareFact | undefined,
): PageRecord<Bytes> | undefined {
  if (!Array.isArray(value) || !isTime(value[0])) return undefined;
  if (typeof value[1] === 'number') {
    return isSoundFrame(value, isBytes) ? (value as FrameRecord<Bytes>) : undefined;
  }
  const fact = readFact(value[1]);
  return fact && [value[0], fact];
}
