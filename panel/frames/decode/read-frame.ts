import { type CutReading, readCut } from '../../../src/decoders/read-truncated.ts';
import type { Frame } from '../../../src/session/messages/frame-log.ts';
import { withParsed } from '../../../src/shared/parse-json.ts';
import { parseJsonInParts } from '../../../src/shared/parse-json-in-parts.ts';
import { readText, type Spoken } from '../../../src/stacks/decode-text.ts';
import { frameBytes } from './frame-bytes.ts';
import { type BytesReading, readBytes } from './read-bytes.ts';

/** The decoded form of a message. */
export type Reading =
  | BytesReading
  /** Truncated: no decoder was tried. */
  | ({ outcome: 'cut' } & CutReading)
  /** Too large to be decoded while the panel is used. */
  | { outcome: 'large' }
  | { outcome: 'empty' | 'unkept' };

/** UTF-16 units of text, or bytes, that are decoded unasked: it takes some 20 ms. */
export const MOST_DECODED = 1_000_000;

const JSON_START = /[[{]/;
const LONGEST_PREFIX = 60;

export function readFrame(frame: Frame, spoken: Spoken, most = MOST_DECODED): Reading {
  const { text, base64, size, kept, direction } = frame;
  if (size === 0) return { outcome: 'empty' };
  if (kept < size) return readPart(frame);
  if (kept > most) return { outcome: 'large' };
  if (text !== undefined) {
    const decoded = readText(text, direction, spoken);
    return decoded ? { outcome: 'decoded', decoded } : { outcome: 'plain' };
  }
  return base64 === undefined ? { outcome: 'unkept' } : readBytes(frameBytes(frame), direction, spoken);
}

/** The same without a limit, with rests in between where it is a text: the user asked for it. */
export function* readFrameInParts(frame: Frame, spoken: Spoken): Generator<void, Reading> {
  const { text = '', size, kept } = frame;
  const start = kept < size ? -1 : text.search(JSON_START);
  if (start < 0 || start > LONGEST_PREFIX) return readFrame(frame, spoken, Number.POSITIVE_INFINITY);
  // What is before it is the packet type of Socket.IO and similar protocols.
  const json = start === 0 ? text : text.slice(start);
  const value = yield* parseJsonInParts(json);
  return withParsed({ text: json, value }, () => readFrame(frame, spoken, Number.POSITIVE_INFINITY));
}

function readPart({ text, base64 }: Frame): Reading {
  if (text !== undefined) return { outcome: 'cut', ...readCut(text) };
  return base64 === undefined ? { outcome: 'unkept' } : { outcome: 'cut', summary: '' };
}
