import type { Direction, EventId } from '../../../src/capture/captured-event.ts';
import type { Frame } from '../../../src/session/messages/frame-log.ts';
import type { Spoken } from '../../../src/stacks/decode-text.ts';
import { type BytesReading, readBytes } from './read-bytes.ts';
import { type Reading, readFrame } from './read-frame.ts';

export interface FrameReader {
  /** Remembered for what is in sight. */
  read(frame: Frame): Reading;
  /** Not remembered: for walks over everything. */
  readOnce(frame: Frame): Reading;
  /** However large it is: the user asked for it. */
  readLarge(frame: Frame): Reading;
  /** What was inside a message. */
  readBytes(bytes: Uint8Array, direction: Direction): BytesReading;
  /** Binary messages may be parts of the one before them. */
  mayHaveParts: boolean;
}

const REMEMBERED = 1_000;

/** Reads the messages of one connection; when a library has come, a new one is needed. */
export function createFrameReader(spoken: Spoken): FrameReader {
  const known = new Map<EventId, Reading>();
  return {
    mayHaveParts: spoken.stack === 'Socket.IO',
    readBytes: (bytes, direction) => readBytes(bytes, direction, spoken),
    readOnce: (frame) => readFrame(frame, spoken),
    readLarge: (frame) => readFrame(frame, spoken, Number.POSITIVE_INFINITY),
    read(frame) {
      const before = known.get(frame.id);
      if (before) return before;
      const reading = readFrame(frame, spoken);
      if (known.size >= REMEMBERED) known.clear();
      known.set(frame.id, reading);
      return reading;
    },
  };
}
