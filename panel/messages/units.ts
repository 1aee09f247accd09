import { durationIn, sizeIn } from '../../src/shared/format.ts';
import { formatNumber, plural } from './message.ts';

/** A duration in one unit: `312 ms`, `4.2 s`; in German `4,2 s`, `3,5 Tage`. */
export function formatDuration(milliseconds: number): string {
  const { number, unit } = durationIn(milliseconds);
  return unit === 'days' ? plural('days', number) : `${formatNumber(number)} ${unit}`;
}

/** A size in decimal units: `412 B`, `1.2 kB`; in German `1,2 kB`. */
export function formatBytes(bytes: number): string {
  const { number, decimals, unit } = sizeIn(bytes);
  return `${formatNumber(number, decimals)} ${unit}`;
}
