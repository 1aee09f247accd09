import type { EventId } from '../../src/event.ts';
import type { Frame } from '../../src/frame-log.ts';
import type { Spoken } from '../../src/protocol/read-text.ts';
import { librariesVersion } from './libraries.ts';
import { type Reading, readFrame } from './read-frame.ts';

export interface FrameReader {
  /** Remembered for what is in sight. */
  read(frame: Frame): Reading;
  /** Not remembered: for walks over everything. */
  readOnce(frame: Frame): Reading;
}

const REMEMBERED = 1_000;

/** Reads the messages of one connection. */
export function createFrameReader(spoken: Spoken): FrameReader {
  const known = new Map<EventId, Reading>();
  let version = librariesVersion();
  return {
    readOnce: (frame) => readFrame(frame, spoken),
    read(frame) {
      if (version !== librariesVersion()) {
        version = librariesVersion();
        known.clear();
      }
      const before = known.get(frame.id);
      if (before) return before;
      const reading = readFrame(frame, spoken);
      if (known.size >= REMEMBERED) known.clear();
      known.set(frame.id, reading);
      return reading;
    },
  };
}
