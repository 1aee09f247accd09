const whole = new Intl.NumberFormat('en');

/** A count: `8,412`. */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** `1 socket`, `3 sockets`, `1,204 sockets`. */
export function pluralize(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** At most one decimal: `4.2`, `60`. */
const oneDecimal = (number: number): string => number.toFixed(1).replace('.0', '');

/** A duration in one unit, as DevTools writes it: `312 ms`, `4.2 s`, `4.2 min`, `2.1 h`, `3.5 days`. */
export function formatDuration(milliseconds: number): string {
  const ms = Math.max(0, milliseconds);
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return formatSeconds(ms);
  const minutes = ms / 60_000;
  if (minutes < 59.95) return `${oneDecimal(minutes)} min`;
  const hours = minutes / 60;
  if (hours < 23.95) return `${oneDecimal(hours)} h`;
  const days = oneDecimal(hours / 24);
  return `${days} day${days === '1' ? '' : 's'}`;
}

/** A duration in seconds however long it is, as timeouts are configured: `60 s`, `350.2 s`. */
export function formatSeconds(milliseconds: number): string {
  return `${oneDecimal(milliseconds / 1_000)} s`;
}

/** A size in decimal units, as DevTools writes it: `412 B`, `1.2 kB`, `120 kB`, `3.4 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 99_950) return `${(bytes / 1_000).toFixed(1)} kB`;
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(bytes < 99_950_000 ? 1 : 0)} MB`;
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
