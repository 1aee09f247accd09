import type { Frame, FrameLog } from '../../src/session/messages/frame-log.ts';
import { positionFrom } from './frame-position.ts';

/** How many frames are tested in one step. */
const STEP = 16;

/** A scan that keeps the frames that pass a test, and follows the log as it grows and is cut. */
export interface FrameScan {
  matched: Frame[];
  /** The last frame that was tested. */
  upTo: number;
  tested: number;
}

export function createScan(): FrameScan {
  return { matched: [], upTo: 0, tested: 0 };
}

/** Tests the frames that were not tested yet; the log may grow and be cut between the steps. */
export function* scanFrames(
  scan: FrameScan,
  log: FrameLog,
  test: (frame: Frame) => boolean,
): Generator<undefined, void> {
  for (;;) {
    const { kept } = log;
    let at = positionFrom(kept, scan.upTo + 1);
    const stop = Math.min(at + STEP, kept.length);
    for (; at < stop; at += 1) {
      const frame = kept[at];
      if (!frame) break;
      if (test(frame)) scan.matched.push(frame);
      scan.upTo = frame.id;
    }
    scan.tested = at;
    if (at >= kept.length) return;
    yield;
  }
}

/** Removes what the log has removed. */
export function forgetDropped(scan: FrameScan, { kept, droppedUpTo = 0 }: FrameLog): void {
  const { matched } = scan;
  if (matched.length === 0 || (matched[0]?.id ?? 0) > droppedUpTo) return;
  const old = positionFrom(matched, droppedUpTo + 1);
  const pinned = new Set(kept.slice(0, positionFrom(kept, droppedUpTo + 1)));
  matched.splice(0, old, ...matched.slice(0, old).filter((frame) => pinned.has(frame)));
}
