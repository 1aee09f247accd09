import { formatNumber } from '../messages/message.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** A time relative to a start, in milliseconds: `+0.412 s`, `+4:12.300`, `−0.020 s`; in German `+0,412 s`. */
export function sinceText(ms: number): string {
  const sign = ms < 0 ? '−' : '+';
  const length = Math.round(Math.abs(ms));
  if (length < 60_000) return `${sign}${formatNumber(length / 1000, 3)} s`;
  const decimals = formatNumber((length % 1000) / 1000, 3).slice(1);
  return `${sign}${colons(Math.floor(length / 1000))}${decimals}`;
}

function colons(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** The time of day in the user's time zone, to the millisecond. */
export function clockText(at: number): string {
  const time = new Date(at);
  const ms = String(time.getMilliseconds()).padStart(3, '0');
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}.${ms}`;
}

/** For a tooltip: the same time with date and zone. */
export function isoText(at: number): string {
  return new Date(at).toISOString();
}
