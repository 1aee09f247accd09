import type { Limited } from '../../src/metrics/thresholds.ts';
import { formatBytes, formatCount, formatDuration } from '../../src/shared/format.ts';
import type { MessageKey } from '../messages/message.ts';

/** A rate with its significant digits. */
export function rateText(rate: number): string {
  if (rate === 0 || rate >= 100) return formatCount(Math.round(rate));
  return rate.toFixed(rate >= 10 ? 0 : 1);
}

interface LimitWords {
  name: MessageKey;
  /** The unit after the number that the user types. */
  unit: string;
  /** How many base units one typed unit is. */
  scale: number;
  text(value: number): string;
}

/** The name, unit and format of each figure that can have a limit. */
export const LIMIT_WORDS: Record<Limited, LimitWords> = {
  open: { name: 'figure_open', unit: '', scale: 1, text: formatCount },
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
