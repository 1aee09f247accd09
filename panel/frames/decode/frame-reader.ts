import type { Direction, EventId } from '../../../src/capture/captured-event.ts';
import type { Frame } from '../../../src/session/messages/frame-log.ts';
import type { Spoken } from '../../../src/stacks/decode-text.ts';
import { type BytesReading, readBytes } from './read-bytes.ts';
import { type Reading, readFrame, readFrameInParts } from './read-frame.ts';

export interface FrameReader {
  /** Cached for the visible rows. */
  read(frame: Frame): Reading;
  /** Not cached: for passes over all frames. */
  readOnce(frame: Frame): Reading;
  /** Not cached and without a size limit, with rests in between: the user requested it. */
  readLarge(frame: Frame): Generator<void, Reading>;
  /** The content of a message. */
  readBytes(bytes: Uint8Array, direction: Direction): BytesReading;
  /** Binary messages may be parts of the message before them. */
  mayHaveParts: boolean;
}

const REMEMBERED = 1_000;

/** Reads the messages of one connection; a new reader is needed when a library has been loaded. */
export function createFrameReader(spoken: Spoken): FrameReader {
  const known = new Map<EventId, Reading>();
  return {
    mayHaveParts: spoken.stack === 'Socket.IO',
    readBytes: (bytes, direction) => readBytes(bytes, direction, spoken),
    readOnce: (frame) => readFrame(frame, spoken),
    readLarge: (frame) => readFrameInParts(frame, spoken),
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
