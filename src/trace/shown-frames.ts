import type { Direction } from '../event.ts';
import type { Frame } from '../frame-log.ts';
import { EDGE } from '../redaction/split-secrets.ts';
import type { TraceMask } from '../trace-redaction.ts';
import { type Choice, withoutPayload } from './choose-frames.ts';

/** How many messages are masked in one go, and up to how many characters of theirs: a few milliseconds. */
const BATCH = 256;
const BATCH_LENGTH = 16_384;
/** So far from a batch the message before or after it is looked for. */
const REACH = 64;

/** The messages as they may be shown, batch by batch; an empty one is a rest within a long message. */
export function* shownFrames(
  frames: readonly Frame[],
  { payloads }: Choice,
  mask: TraceMask,
): Generator<Frame[]> {
  for (let from = 0, to = 0; from < frames.length; from = to) {
    to = endOfBatch(frames, from);
    if (!payloads) {
      yield frames.slice(from, to).map(withoutPayload);
      continue;
    }
    for (const frame of frames.slice(from, to)) {
      for (const _ of mask.inParts(frame)) yield [];
    }
    const before = nearest(frames, from - 1, -1).map((frame) => edgeOf(frame, -EDGE));
    const after = nearest(frames, to, 1).map((frame) => edgeOf(frame, 0, EDGE));
    const shown = mask.frames([...before, ...frames.slice(from, to), ...after]);
    yield shown.slice(before.length, before.length + to - from);
  }
}

/** The nearest message of each direction: a secret may begin in one and end in the next of the same direction. */
function nearest(frames: readonly Frame[], start: number, step: 1 | -1): Frame[] {
  const found = new Map<Direction, Frame>();
  for (let at = start, left = REACH; left > 0 && found.size < 2; at += step, left -= 1) {
    const frame = frames[at];
    if (!frame) break;
    if (!found.has(frame.direction)) found.set(frame.direction, frame);
  }
  return [...found.values()];
}

function edgeOf({ base64: _base64, text, ...rest }: Frame, from: number, to?: number): Frame {
  return text === undefined ? rest : { ...rest, text: text.slice(from, to) };
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
