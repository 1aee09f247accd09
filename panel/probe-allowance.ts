import { MOST_EXPERIMENTS } from '../src/probe/experiment.ts';
import type { Outcome } from '../src/probe/result.ts';

/** Connections that a run may still make: some experiments make several. */
export interface Allowance {
  /** Whether there are so many left; they are then counted as made. */
  take(count: number): boolean;
  /** They were made, whether allowed or not. */
  spend(count: number): void;
}

/** As many redirects as Chromium follows (net/url_request/url_request.h, `kMaxRedirects`). */
export const REDIRECTS = 20;

export const USED_UP: Outcome = {
  kind: 'not-run',
  why: `this run has made ${MOST_EXPERIMENTS} connections, and no server is to suffer from a test`,
};

export function createAllowance(): Allowance {
  let left = MOST_EXPERIMENTS;
  const spend = (count: number): void => {
    left = Math.max(0, left - count);
  };
  return {
    take(count) {
      if (left < count) return false;
      spend(count);
      return true;
    },
    spend,
  };
}
