import type { Frame } from '../frame-log.ts';
import type { TraceMask } from '../trace-redaction.ts';
import { type Choice, withoutPayload } from './choose-frames.ts';

/** How many messages are masked in one go. */
const BATCH = 256;
/** Messages before and after that are read along: a secret may begin in one message and end in the next. */
const OVERLAP = 8;

/** The messages as they may be shown, batch by batch. */
export function* shownFrames(
  frames: readonly Frame[],
  { payloads }: Choice,
  mask: TraceMask,
): Generator<Frame[]> {
  for (let from = 0; from < frames.length; from += BATCH) {
    if (!payloads) {
      yield frames.slice(from, from + BATCH).map(withoutPayload);
      continue;
    }
    const start = Math.max(0, from - OVERLAP);
    const shown = mask.frames(frames.slice(start, from + BATCH + OVERLAP));
    yield shown.slice(from - start, from - start + BATCH);
  }
}
