/** A duration: `12 ms`, `1.5 s`, `4 min 12 s`, `2 h 5 min`. */
export function formatDuration(milliseconds: number): string {
  const ms = Math.max(0, milliseconds);
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 7_200) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3_600)} h ${Math.floor((seconds % 3_600) / 60)} min`;
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

/** A size in words: `812 bytes`, `64.0 KiB`, `1.2 MiB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_024) return `${bytes} bytes`;
  if (bytes < 1_048_576) return `${(bytes / 1_024).toFixed(1)} KiB`;
  return `${(bytes / 1_048_576).toFixed(1)} MiB`;
}

/** `1 socket`, `3 sockets`. */
export function pluralize(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
