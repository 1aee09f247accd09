import type { FrameGap } from '../../src/session/messages/frame-gaps.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { positionFrom } from './frame-position.ts';

export type FrameItem =
  | { kind: 'frame'; frame: Frame; before: Frame | undefined }
  | { kind: 'gap'; gap: FrameGap };

/** Frames and the gaps between them, as the rows of a table. */
export interface FrameList {
  count: number;
  at(row: number): FrameItem | undefined;
  rowOf(position: number): number;
}

/** Of the first `count` frames: the log may grow before the next render. */
export function frameList(
  frames: readonly Frame[],
  gaps: readonly FrameGap[],
  count = frames.length,
): FrameList {
  // Gaps are sorted: each is before the frame at its position, after earlier gaps.
  const places = gaps.map(({ id }, index) => positionFrom(frames, id) + index);
  const gapsBefore = (row: number): number => {
    let before = 0;
    while (before < places.length && (places[before] ?? 0) < row) before += 1;
    return before;
  };
  return {
    count: count + gaps.length,
    at(row) {
      const before = gapsBefore(row);
      const gap = places[before] === row ? gaps[before] : undefined;
      if (gap) return { kind: 'gap', gap };
      const frame = frames[row - before];
      return frame && { kind: 'frame', frame, before: frames[row - before - 1] };
    },
    rowOf(position) {
      let row = position;
      for (const place of places) if (place <= row) row += 1;
      return row;
    },
  };
}
