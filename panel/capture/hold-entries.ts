import type { CapturedEvent, WireEvent } from '../../src/capture/captured-event.ts';
import { hasConnectionFor } from '../../src/session/correlate-network-entry.ts';
import type { Session } from '../../src/session/session.ts';

/** How long an entry of the network log waits for the page's record of its connection, in milliseconds. */
export const HOLD = 600;

/** Where the events go. */
interface Taker {
  session(): Session;
  take(events: readonly CapturedEvent[]): void;
}

export interface EntryHold {
  /** An event of the network log. */
  wire(event: WireEvent): void;
  page(events: readonly CapturedEvent[]): void;
  /** Gives on what waits of a page that was left at a time; what began later is the next page's. */
  flush(leftAt: number): void;
}

/**
 * The network log can be faster than the page's record of the same connection. Until that record comes, the entry would
 * be shown as a connection of a worker, which no page record will ever describe: so an entry without a connection waits.
 */
export function holdEntries(taker: Taker): EntryHold {
  let held: { event: WireEvent & { kind: 'wire-entry' }; timer: ReturnType<typeof setTimeout> }[] = [];
  const isExpected = (event: WireEvent & { kind: 'wire-entry' }): boolean =>
    hasConnectionFor(taker.session(), event);
  /** One after the other: an entry that is given takes the connection that the next one would have had. */
  const release = (ready: (one: (typeof held)[number]) => boolean): void => {
    const waiting: typeof held = [];
    for (const one of held) {
      if (!ready(one)) {
        waiting.push(one);
        continue;
      }
      clearTimeout(one.timer);
      taker.take([one.event]);
    }
    held = waiting;
  };
  return {
    wire(event) {
      if (event.kind !== 'wire-entry' || isExpected(event)) {
        taker.take([event]);
        return;
      }
      const timer = setTimeout(() => release((one) => one.timer === timer), HOLD);
      held.push({ event, timer });
    },
    page(events) {
      taker.take(events);
      release(({ event }) => isExpected(event));
    },
    flush: (leftAt) => release(({ event }) => (event.startedAt ?? event.at) < leftAt),
  };
}
