import type { Limited } from '../../src/metrics/thresholds.ts';
import { formatBytes, formatCount, formatDuration } from '../../src/shared/format.ts';

/** A rate with as many digits as mean something. */
export function rateText(rate: number): string {
  if (rate === 0 || rate >= 100) return formatCount(Math.round(rate));
  return rate.toFixed(rate >= 10 ? 0 : 1);
}

interface LimitWords {
  name: string;
  /** What stands behind the number that the user types. */
  unit: string;
  /** How many of what is measured one typed unit is. */
  scale: number;
  text(value: number): string;
}

/** How each figure with a limit is called, typed and shown. */
export const LIMIT_WORDS: Record<Limited, LimitWords> = {
  open: { name: 'Open connections', unit: '', scale: 1, text: formatCount },
  attemptsPerMinute: { name: 'Attempts a minute', unit: '', scale: 1, text: rateText },
  failuresPerMinute: { name: 'Failures a minute', unit: '', scale: 1, text: rateText },
  errorRate: { name: 'Error rate', unit: '%', scale: 0.01, text: (rate) => `${Math.round(rate * 100)} %` },
  messagesPerSecond: { name: 'Messages a second', unit: '', scale: 1, text: rateText },
  bytesPerSecond: {
    name: 'Bytes a second',
    unit: 'kB',
    scale: 1000,
    text: (bytes) => formatBytes(Math.round(bytes)),
  },
  replyP95: { name: 'Reply time, p95', unit: 'ms', scale: 1, text: formatDuration },
};
