import type { Outcome } from '../../src/experiments/experiment-result.ts';
import { MOST_EXPERIMENTS } from '../../src/probe/experiment.ts';

/** Connections that a run may still make: some experiments make several. */
export interface Allowance {
  /** Whether there are so many left; they are then counted as made. */
  take(count: number): boolean;
  /** They were made, whether allowed or not. */
  spend(count: number): void;
  /** A socket is there until `closed` resolves: a browser waits long for a server that does not answer its close. */
  hold(closed: Promise<unknown>): void;
  /** Whether there are fewer sockets than `most`, or soon will be; false at once when the run is cancelled. */
  room(most: number, signal: AbortSignal): Promise<boolean>;
}

/** As many redirects as Chromium follows (net/url_request/url_request.h, `kMaxRedirects`). */
export const REDIRECTS = 20;

/** Longer than it takes to leave a socket of this extension; in milliseconds. */
const ROOM_WITHIN = 5_000;

export const USED_UP: Outcome = {
  kind: 'not-run',
  why: `this run has made ${MOST_EXPERIMENTS} connections, and no server is to suffer from a test`,
};

/** Why a socket was not made that found no room. */
export function crowded(signal: AbortSignal): Outcome {
  return signal.aborted
    ? { kind: 'stopped', by: 'cancelled' }
    : { kind: 'not-run', why: 'the server keeps the connections open that were closed before' };
}

export function createAllowance(): Allowance {
  let left = MOST_EXPERIMENTS;
  let held = 0;
  /** Somebody has waited in vain, and nothing has gone since. */
  let stuck = false;
  const waiting = new Set<() => void>();
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
    hold(closed) {
      held += 1;
      void closed.then(() => {
        held -= 1;
        stuck = false;
        for (const look of waiting) look();
      });
    },
    room(most, signal) {
      return new Promise((resolve) => {
        const finish = (isRoom: boolean): void => {
          clearTimeout(timer);
          waiting.delete(look);
          signal.removeEventListener('abort', look);
          resolve(isRoom);
        };
        const look = (): void => {
          if (held < most && !signal.aborted) finish(true);
          else if (signal.aborted || stuck) finish(false);
        };
        const giveUp = (): void => {
          stuck = true;
          finish(false);
        };
        const timer = setTimeout(giveUp, ROOM_WITHIN);
        waiting.add(look);
        signal.addEventListener('abort', look);
        look();
      });
    },
  };
}
