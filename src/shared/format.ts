const whole = new Intl.NumberFormat('en');

/** A count: `8,412`. */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** `1 socket`, `3 sockets`, `1,204 sockets`. */
export function pluralize(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** The first of a list, and how many are left out: `a, b and 3 more`. */
export function firstOf(texts: readonly string[], most: number): string {
  const left = texts.length - most;
  return texts.slice(0, most).join(', ') + (left > 0 ? ` and ${left} more` : '');
}

/** At most one decimal: 4.2, 60. */
const oneDecimal = (number: number): number => Number(number.toFixed(1));

/** A duration in the unit in which DevTools writes it, rounded. */
export interface Duration {
  number: number;
  unit: 'ms' | 's' | 'min' | 'h' | 'days';
}

export function durationIn(milliseconds: number): Duration {
  const ms = Math.max(0, milliseconds);
  if (ms < 999.5) return { number: Math.round(ms), unit: 'ms' };
  if (ms < 59_950) return { number: oneDecimal(ms / 1_000), unit: 's' };
  const minutes = ms / 60_000;
  if (minutes < 59.95) return { number: oneDecimal(minutes), unit: 'min' };
  const hours = minutes / 60;
  if (hours < 23.95) return { number: oneDecimal(hours), unit: 'h' };
  return { number: oneDecimal(hours / 24), unit: 'days' };
}

/** A duration in one unit: `312 ms`, `4.2 s`, `4.2 min`, `2.1 h`, `3.5 days`. */
export function formatDuration(milliseconds: number): string {
  const { number, unit } = durationIn(milliseconds);
  return `${number} ${unit === 'days' && number === 1 ? 'day' : unit}`;
}

/** A duration in seconds however long it is, as timeouts are configured: `60 s`, `350.2 s`. */
export function formatSeconds(milliseconds: number): string {
  return `${oneDecimal(milliseconds / 1_000)} s`;
}

/** A size in the decimal unit in which DevTools writes it, and how many decimals it has. */
export interface Size {
  number: number;
  decimals: 0 | 1;
  unit: 'B' | 'kB' | 'MB';
}

export function sizeIn(bytes: number): Size {
  if (bytes < 1_000) return { number: bytes, decimals: 0, unit: 'B' };
  if (bytes < 999_500) return { number: bytes / 1_000, decimals: bytes < 99_950 ? 1 : 0, unit: 'kB' };
  return { number: bytes / 1_000_000, decimals: bytes < 99_950_000 ? 1 : 0, unit: 'MB' };
}

/** A size in decimal units: `412 B`, `1.2 kB`, `120 kB`, `3.4 MB`. */
export function formatBytes(bytes: number): string {
  const { number, decimals, unit } = sizeIn(bytes);
  return `${unit === 'B' ? number : number.toFixed(decimals)} ${unit}`;
}

const LAST_DATE = 8.64e15;

/** `2026-11-23 07:46:12.345 UTC`, to search for in a server's log. */
export function utcTime(at: number): string {
  return Math.abs(at) <= LAST_DATE
    ? `${new Date(at).toISOString().replace('T', ' ').replace('Z', '')} UTC`
    : 'an unknown time';
}

/** The same without milliseconds, as `journalctl` accepts it. */
export function utcSecond(at: number): string {
  return utcTime(at).replace(/\.\d+(?= UTC)/, '');
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A minute in UTC as the Common Log Format writes it: `23/Nov/2026:07:46`. */
export function logMinute(at: number): string {
  const date = new Date(Math.abs(at) <= LAST_DATE ? at : 0);
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${two(date.getUTCDate())}/${MONTHS[date.getUTCMonth()]}/${date.getUTCFullYear()}`;
  return `${day}:${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}
