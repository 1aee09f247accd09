import type { Frame } from '../frame-log.ts';
import { EDGE } from '../redaction/split-secrets.ts';
import type { TraceMask } from '../trace-redaction.ts';
import { type Choice, withoutPayload } from './choose-frames.ts';

/** How many messages are masked in one go, and up to how many characters of theirs. */
const BATCH = 256;
const BATCH_LENGTH = 131_072;
/** Messages before and after that are read along: a secret may begin in one message and end in the next. */
const OVERLAP = 8;

/** The messages as they may be shown, batch by batch. */
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
    const before = frames.slice(Math.max(0, from - OVERLAP), from).map((frame) => edgeOf(frame, -EDGE));
    const after = frames.slice(to, to + OVERLAP).map((frame) => edgeOf(frame, 0, EDGE));
    const shown = mask.frames([...before, ...frames.slice(from, to), ...after]);
    yield shown.slice(before.length, before.length + to - from);
  }
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
