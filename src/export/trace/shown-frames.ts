import type { Direction } from '../../capture/captured-event.ts';
import { EDGE } from '../../redaction/split-secrets.ts';
import type { Frame } from '../../session/messages/frame-log.ts';
import { type ExportScope, withoutPayload } from './choose-frames.ts';

/** Takes the secrets out of messages. */
export interface FrameMask {
  /** A long message, with rests in between; afterwards `frames` has it at hand. */
  inParts(frame: Frame): Generator<void, Frame>;
  /** Messages of one connection, in their order. */
  frames(frames: readonly Frame[]): Frame[];
}

/** How many messages are masked in one go, and up to how many characters of theirs: a few milliseconds. */
const BATCH = 256;
const BATCH_LENGTH = 16_384;
/** So far from a batch so many messages of each direction before or after it are looked for. */
const REACH = 64;
const FRAMES_AROUND = 3;

/** One message's beginning as it may be shown, of so many characters, read with the messages around it. */
export function shownBeginning(
  frames: readonly Frame[],
  at: number,
  length: number,
  payloads: (frames: readonly Frame[]) => Frame[],
): Frame | undefined {
  const around = frames.slice(Math.max(0, at - REACH), at + REACH + 1);
  const place = Math.min(at, REACH);
  const frame = around[place];
  if (frame?.text !== undefined && frame.text.length > length)
    around[place] = { ...frame, text: frame.text.slice(0, length) };
  return shownBatch(around, place, place + 1, payloads)[0];
}

/** Messages from one place to another, masked with those before and after them in sight. */
function shownBatch(
  frames: readonly Frame[],
  from: number,
  to: number,
  payloads: (frames: readonly Frame[]) => Frame[],
): Frame[] {
  const before = nearest(frames, from - 1, -1).map((frame) => edgeOf(frame, -EDGE));
  const after = nearest(frames, to, 1).map((frame) => edgeOf(frame, 0, EDGE));
  const shown = payloads([...before, ...frames.slice(from, to), ...after]);
  return shown.slice(before.length, before.length + to - from);
}

/** The messages as they may be shown, batch by batch; an empty one is a rest within a long message. */
export function* shownFrames(
  frames: readonly Frame[],
  { payloads }: ExportScope,
  mask: FrameMask,
): Generator<Frame[]> {
  for (let from = 0, to = 0; from < frames.length; from = to) {
    to = endOfBatch(frames, from);
    if (!payloads) {
      yield frames.slice(from, to).map(withoutPayload);
      continue;
    }
    const last = frames[to - 1];
    if (last?.text !== undefined && last.text.length >= BATCH_LENGTH)
      for (const _ of mask.inParts(last)) yield [];
    yield shownBatch(frames, from, to, mask.frames);
  }
}

/** The nearest messages of each direction, in their order: a secret may begin in one and end in the next. */
function nearest(frames: readonly Frame[], start: number, step: 1 | -1): Frame[] {
  const found: Record<Direction, Frame[]> = { sent: [], received: [] };
  for (let at = start, left = REACH; left > 0; at += step, left -= 1) {
    const frame = frames[at];
    if (!frame) break;
    if (found[frame.direction].length < FRAMES_AROUND) found[frame.direction].push(frame);
  }
  const all = [...found.sent, ...found.received];
  return all.sort((a, b) => a.id - b.id);
}

/** A short message is its own edge, which need not be masked twice. */
function edgeOf(frame: Frame, from: number, to?: number): Frame {
  const { base64, text, ...rest } = frame;
  if (text === undefined) return rest;
  return base64 === undefined && text.length <= EDGE ? frame : { ...rest, text: text.slice(from, to) };
}

function endOfBatch(frames: readonly Frame[], from: number): number {
  let length = 0;
  let to = from;
  do {
    const { text = '', base64 = '' } = frames[to] ?? {};
    length += text.length + base64.length;
    to += 1;
  } while (to < frames.length && to - from < BATCH && length < BATCH_LENGTH);
  return to;
}
