import type { Limited } from '../../src/metrics/thresholds.ts';
import { formatNumber, type PlainKey } from '../messages/message.ts';
import { formatBytes, formatDuration } from '../messages/units.ts';

/** A rate with its significant digits. */
export function rateText(rate: number): string {
  if (rate === 0 || rate >= 100) return formatNumber(Math.round(rate));
  return formatNumber(rate, rate >= 10 ? 0 : 1);
}

interface LimitWords {
  name: PlainKey;
  /** The unit after the number that the user types. */
  unit: string;
  /** How many base units one typed unit is. */
  scale: number;
  text(value: number): string;
}

export const LIMIT_WORDS: Record<Limited, LimitWords> = {
  open: { name: 'figure_open', unit: '', scale: 1, text: (count) => formatNumber(count) },
  attemptsPerMinute: { name: 'figure_attempts', unit: '', scale: 1, text: rateText },
  failuresPerMinute: { name: 'figure_failures', unit: '', scale: 1, text: rateText },
  errorRate: {
    name: 'figure_error_rate',
    unit: '%',
    scale: 0.01,
    text: (rate) => `${Math.round(rate * 100)} %`,
  },
  messagesPerSecond: { name: 'figure_messages', unit: '', scale: 1, text: rateText },
  bytesPerSecond: {
    name: 'figure_bytes',
    unit: 'kB',
    scale: 1000,
    text: (bytes) => formatBytes(Math.round(bytes)),
  },
  replyP95: { name: 'figure_reply', unit: 'ms', scale: 1, text: formatDuration },
};
