import { duration } from './har-time.ts';

/** When a connection opened and ended, as far as an entry tells. Epoch milliseconds. */
export interface HarTiming {
  openedAt?: number;
  endedAt?: number;
  /** Not ended when the log was saved: open, or waiting for the answer to its handshake. */
  stillOpen?: true;
}

interface TimedEntry {
  /** Epoch milliseconds. */
  startedAt: number | undefined;
  /** The entry's `time` and `timings`. */
  took: unknown;
  timings: Record<string, unknown>;
  /** Whether the handshake had an answer, and the log tells a failure or a close. */
  answered: boolean;
  over: boolean;
  requestSent: boolean;
}

/**
 * Chromium writes `receive` 0 as long as a request has not ended, and `time` is then the handshake's; afterwards
 * `receive` is above 0, and `time` the whole (devtools-frontend models/har/Log.ts). Firefox's `time` is the
 * handshake's, Playwright's the span of the messages: neither tells the end.
 */
export function harTiming({ startedAt, took, timings, answered, over, requestSent }: TimedEntry): HarTiming {
  const byChromium = '_blocked_queueing' in timings;
  const { receive, wait } = timings;
  const start = startedAt ?? 0;
  const whole = duration(took, start) ?? 0;
  const received = typeof receive === 'number' && receive > 0 ? Math.min(receive, whole) : 0;
  const handshake = typeof wait === 'number' && wait >= 0 ? whole - received : undefined;
  const ended = over || received > 0;
  const stillOpen = !ended && (answered ? byChromium : byChromium || requestSent);
  return {
    ...(answered && startedAt !== undefined && handshake !== undefined
      ? { openedAt: startedAt + handshake }
      : {}),
    ...(received > 0 && startedAt !== undefined ? { endedAt: startedAt + whole } : {}),
    ...(stillOpen ? { stillOpen: true } : {}),
  };
}
