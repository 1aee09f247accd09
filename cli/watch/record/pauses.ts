/** Asks for each of several things ever more seldom, as long as it is there. */
export interface Pauses {
  /** `ids`: what is there now. Whether it is time for any of it; then the next time is further off. */
  isDue(ids: readonly string[]): boolean;
}

const FIRST = 300;
const LONGEST = 60_000;

export function createPauses(now: () => number = Date.now): Pauses {
  let waits = new Map<string, { until: number; next: number }>();
  return {
    isDue(ids) {
      const at = now();
      let due = false;
      const still: typeof waits = new Map();
      for (const id of ids) {
        const wait = waits.get(id) ?? { until: at + FIRST, next: FIRST * 2 };
        const over = wait.until <= at;
        due ||= over;
        still.set(id, over ? { until: at + wait.next, next: Math.min(wait.next * 2, LONGEST) } : wait);
      }
      waits = still;
      return due;
    },
  };
}
