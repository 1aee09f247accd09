/** A pair of events that may be the same one, by two clocks. */
export interface TimePair {
  /** The event of the other log. */
  other: number;
  /** Milliseconds by which the other clock is ahead, if the pair is one event. */
  ahead: number;
}

export interface ClockOffset {
  /** Milliseconds by which the other clock is ahead. */
  ahead: number;
  /** How many events agree on it. */
  matches: number;
}

/** Logs often have whole seconds only. */
const PRECISION = 1_500;
/** Below this two clocks count as one, in milliseconds. */
const SAME_CLOCK = 2_000;
/** A clock that is further off is set to another day, or the files are of different events. */
const MOST = 26 * 3_600_000;

/** The offset on which most events agree; of equal ones the smallest. Undefined without any pair. */
export function clockOffset(pairs: readonly TimePair[]): ClockOffset | undefined {
  const sorted = pairs.filter(({ ahead }) => Math.abs(ahead) <= MOST).sort((a, b) => a.ahead - b.ahead);
  let best: ClockOffset | undefined;
  for (let from = 0, to = 0; from < sorted.length; from += 1) {
    const start = sorted[from]?.ahead ?? 0;
    while (to < sorted.length && (sorted[to]?.ahead ?? 0) - start <= PRECISION) to += 1;
    const window = sorted.slice(from, to);
    const matches = new Set(window.map(({ other }) => other)).size;
    const ahead = window[Math.floor(window.length / 2)]?.ahead ?? start;
    const isBetter =
      !best || matches > best.matches || (matches === best.matches && Math.abs(ahead) < Math.abs(best.ahead));
    if (isBetter) best = { ahead, matches };
  }
  return best && Math.abs(best.ahead) <= SAME_CLOCK ? { ...best, ahead: 0 } : best;
}
