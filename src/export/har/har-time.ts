const YEAR_2000 = 946_684_800_000;
/** HAR's ISO 8601 dates have four-digit years. */
const YEAR_10000 = 253_402_300_800_000;
/** Seconds up to here, milliseconds above: Chromium and HTTP Toolkit write the former, Playwright the latter. */
const SECONDS = 1e11;

const isBelievable = (time: number): boolean => time > YEAR_2000 && time < YEAR_10000;

/** Epoch milliseconds of an ISO 8601 date; Chromium's log has 1970 when the request was never sent. */
export function believableTime(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return isBelievable(time) ? time : undefined;
}

/** Epoch milliseconds of a message's `time`, which is in seconds or in milliseconds; undefined where it is no time. */
export function messageTime(value: unknown): number | undefined {
  const time = typeof value === 'number' ? (value < SECONDS ? value * 1000 : value) : Number.NaN;
  return isBelievable(time) ? time : undefined;
}

/** Milliseconds of an entry's `time` that began at `start`; undefined where it is none, or ends in no known year. */
export function duration(value: unknown, start: number): number | undefined {
  return typeof value === 'number' && value >= 0 && start + value < YEAR_10000 ? value : undefined;
}
