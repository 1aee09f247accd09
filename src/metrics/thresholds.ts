import type { Metrics } from './metrics.ts';

/** A figure that can have a limit. */
export const LIMITED = [
  'open',
  'attemptsPerMinute',
  'failuresPerMinute',
  'errorRate',
  'messagesPerSecond',
  'bytesPerSecond',
  'replyP95',
] as const;
export type Limited = (typeof LIMITED)[number];

/** The limit of each figure; a figure without one raises nothing. `errorRate` is 0 to 1, times in ms. */
export type Limits = Partial<Record<Limited, number>>;

/** A figure above its limit. */
export interface Excess {
  figure: Limited;
  value: number;
  most: number;
}

/** Both directions together, for a figure that has two. */
function limitedValue(metrics: Metrics, figure: Limited): number | undefined {
  switch (figure) {
    case 'open':
    case 'attemptsPerMinute':
    case 'failuresPerMinute':
    case 'errorRate':
      return metrics[figure];
    case 'messagesPerSecond':
      return metrics.sentPerSecond + metrics.receivedPerSecond;
    case 'bytesPerSecond':
      return metrics.sentBytesPerSecond + metrics.receivedBytesPerSecond;
    case 'replyP95':
      return metrics.reply?.p95;
    default:
      return figure satisfies never;
  }
}

export function excessesOf(metrics: Metrics, limits: Limits): Excess[] {
  return LIMITED.flatMap((figure) => {
    const most = limits[figure];
    const value = limitedValue(metrics, figure);
    return most !== undefined && value !== undefined && value > most ? [{ figure, value, most }] : [];
  });
}

/** Limits from storage; invalid ones are dropped. */
export function readLimits(stored: unknown): Limits {
  const from: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  const limits: Limits = {};
  for (const figure of LIMITED) {
    const value = from[figure];
    if (typeof value === 'number' && Number.isFinite(value) && value >= 0) limits[figure] = value;
  }
  return limits;
}
