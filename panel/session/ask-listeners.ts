import type { ConnectionId } from '../../src/session/connection.ts';
import { mayLackListeners } from '../../src/session/missing-listeners.ts';
import type { LiveSession } from './live-session.ts';
import { askListenersExpression } from './page-sockets.ts';

/** The first look, once the page has had time to listen, and the longest pause between two; in milliseconds. */
const FIRST = 300;
const LONGEST = 60_000;

/**
 * Looks what the page listens for, soon after a socket opens and then, while it lacks something, ever more seldom: what
 * is added later counts. `evaluate` runs code in the top document of the inspected page.
 */
export function askListeners(
  liveSession: LiveSession,
  evaluate: (expression: string) => Promise<unknown>,
): void {
  /** Of each socket that is open: how long to wait before the next look, and how long after that one. */
  let pauses = new Map<ConnectionId, { until: number; next: number }>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wakesAt = Number.POSITIVE_INFINITY;

  /** Whether it is time to look, for any of them. */
  function isDue(now: number): boolean {
    let due = false;
    const still: typeof pauses = new Map();
    for (const connection of liveSession.session().connections.values()) {
      if (!mayLackListeners(liveSession.session(), connection)) continue;
      const pause = pauses.get(connection.id) ?? { until: now, next: FIRST * 2 };
      const over = pause.until <= now;
      due ||= over;
      still.set(
        connection.id,
        over ? { until: now + pause.next, next: Math.min(pause.next * 2, LONGEST) } : pause,
      );
    }
    pauses = still;
    return due;
  }

  async function look(): Promise<void> {
    wakesAt = Number.POSITIVE_INFINITY;
    const now = performance.now();
    if (isDue(now)) await evaluate(askListenersExpression());
    const [first, ...others] = [...pauses.values()].map(({ until }) => until);
    if (first !== undefined) wake(Math.min(first, ...others));
  }

  function wake(at: number): void {
    if (at >= wakesAt) return;
    clearTimeout(timer);
    wakesAt = at;
    timer = setTimeout(() => void look(), at - performance.now());
  }

  // Not at every word of a busy page: connections are gone through in the timer, and not more often.
  liveSession.subscribe(() => wake(performance.now() + FIRST));
}
