import type { Direction, EventId, Opcode } from '../../capture/captured-event.ts';
import type { Frame } from './frame-log.ts';

/** The beginning of one of a connection's first messages. */
export interface FirstFrame {
  event: EventId;
  at: number;
  direction: Direction;
  opcode: Opcode;
  size: number;
  /** Its first characters; of a binary message, its first bytes in base64. */
  head: string;
}

/** This many in each direction show the protocol. */
const EACH_WAY = 4;
const HEAD = 512;

/** Stores and returns the frame's beginning, if it is one of the first. */
export function noteFirst(first: FirstFrame[], frame: Frame, position: number): FirstFrame | undefined {
  if (position > EACH_WAY) return undefined;
  const { id, at, direction, opcode, size } = frame;
  const head = startOf(frame.text ?? frame.base64 ?? '');
  const noted: FirstFrame = { event: id, at, direction, opcode, size, head };
  first.push(noted);
  return noted;
}

/** A copy: a slice would keep the whole message in memory after its frame was evicted. */
function startOf(text: string): string {
  return text.length <= HEAD ? text : (JSON.parse(JSON.stringify(text.slice(0, HEAD))) as string);
}
