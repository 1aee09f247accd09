import type { Frame } from '../../src/frame-log.ts';
import { type CutReading, readCut } from '../../src/protocol/read-cut.ts';
import { readText, type Spoken } from '../../src/protocol/read-text.ts';
import { frameBytes } from './frame-bytes.ts';
import { type BytesReading, readBytes } from './read-bytes.ts';

/** What can be said of a message. */
export type Reading =
  | BytesReading
  /** Not whole: no decoder has seen it. */
  | ({ outcome: 'cut' } & CutReading)
  | { outcome: 'empty' | 'unkept' };

export function readFrame(frame: Frame, spoken: Spoken): Reading {
  const { text, base64, size, kept, direction } = frame;
  if (size === 0) return { outcome: 'empty' };
  if (kept < size) return readPart(frame);
  if (text !== undefined) {
    const decoded = readText(text, direction, spoken);
    return decoded ? { outcome: 'decoded', decoded } : { outcome: 'plain' };
  }
  return base64 === undefined ? { outcome: 'unkept' } : readBytes(frameBytes(frame), direction, spoken);
}

function readPart({ text, base64 }: Frame): Reading {
  if (text !== undefined) return { outcome: 'cut', ...readCut(text) };
  return base64 === undefined ? { outcome: 'unkept' } : { outcome: 'cut', summary: '' };
}
