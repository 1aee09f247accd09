import { until } from '../../scripts/doctor-browser.ts';
import type { PageEvent } from '../../src/capture/captured-event.ts';
import type { StreamTally } from './feed-probe.ts';

/** What a panel on one tab would have received. */
export interface TestFeed {
  events(): Promise<PageEvent[]>;
  /** What a long stream came to, reckoned where it is. */
  tally(): Promise<StreamTally>;
  /** Waits until the events satisfy `ready`. */
  when(ready: (events: PageEvent[]) => boolean, what: string, seconds?: number): Promise<PageEvent[]>;
  refused(): Promise<number>;
  /** Messages that came past the worker. */
  direct(): Promise<number>;
  close(): Promise<void>;
}

/** A stream that has all its messages once and in order. */
export const WHOLE = { missing: 0, repeated: 0, disordered: 0 };

/** `when` of a feed with these events. */
export const whenEvents =
  (events: () => Promise<PageEvent[]>): TestFeed['when'] =>
  (ready, what, seconds) =>
    until(
      async () => {
        const all = await events();
        return ready(all) ? all : undefined;
      },
      what,
      seconds,
    );

/** Waits for the tally of a feed, which a page of 200,000 messages is too many events for. */
export const whenTallied = (
  feed: TestFeed,
  ready: (tally: StreamTally) => boolean,
  what: string,
): Promise<StreamTally> =>
  until(
    async () => {
      const tally = await feed.tally();
      return ready(tally) ? tally : undefined;
    },
    what,
    60,
  );
