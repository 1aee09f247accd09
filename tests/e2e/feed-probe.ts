import { startFeed } from '../../panel/feed.ts';
import type { PageEvent } from '../../src/event.ts';

/** Stands in for the panel in tests of the capture: the real feed, its events kept in a list. */
export interface FeedProbe {
  events: PageEvent[];
  refused: number;
  stop(): void;
}

declare global {
  var startProbe: (tabId: number) => FeedProbe;
}

globalThis.startProbe = (tabId) => {
  const probe: FeedProbe = { events: [], refused: 0, stop: () => undefined };
  probe.stop = startFeed(
    tabId,
    (events) => probe.events.push(...events),
    (count) => {
      probe.refused += count;
    },
  );
  return probe;
};
