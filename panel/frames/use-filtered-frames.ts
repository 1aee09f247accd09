import { useEffect, useMemo, useReducer } from 'react';
import type { Frame, FrameLog } from '../../src/session/messages/frame-log.ts';
import { startInSlices } from '../session/time-slicer.ts';
import { createScan, type FrameScan, forgetDropped, scanFrames } from './frame-scan.ts';

export interface FilteredFrames {
  frames: readonly Frame[];
  /** The share of tested frames, while the scan runs. */
  progress: number | undefined;
}

const now = (): number => performance.now();
/** Interval at which results are shown during a scan, in milliseconds. */
const DRAW_EVERY = 100;

/** The frames that pass a test, found in time slices; all frames without a test. A new test starts a new scan. */
export function useFilteredFrames(
  log: FrameLog,
  test: ((frame: Frame) => boolean) | undefined,
  revision: number,
): FilteredFrames {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const scan = useMemo<FrameScan | undefined>(() => test && createScan(), [test]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refresh may have brought frames
  useEffect(() => {
    if (!scan || !test) return;
    let shownAt = now();
    return startInSlices(scanFrames(scan, log, test), (_, isLast) => {
      forgetDropped(scan, log);
      if (!isLast && now() - shownAt <= DRAW_EVERY) return;
      shownAt = now();
      draw();
    });
  }, [scan, test, log, revision]);
  if (!scan) return { frames: log.kept, progress: undefined };
  const left = log.kept.length - scan.tested;
  return { frames: scan.matched, progress: left > 0 ? scan.tested / log.kept.length : undefined };
}
