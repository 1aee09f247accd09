import browser, { type Tabs } from 'webextension-polyfill';
import { startFeed } from '../../panel/capture/feed.ts';
import { createWorkerWatch } from '../../panel/capture/worker-connection.ts';
import type { PageEvent } from '../../src/capture/captured-event.ts';

/** Stands in for the panel in tests of the capture: the real feed, its events kept in a list. */
export interface FeedProbe {
  events: PageEvent[];
  refused: number;
  /** Messages that came past the worker. */
  direct: number;
  stop(): void;
}

/** What a long stream of numbered texts came to, without carrying all of it to the test. */
export interface StreamTally {
  frames: number;
  /** Events that a `dropped` stands for. */
  dropped: number;
  /** Sequence numbers that are neither there nor told of as dropped. */
  missing: number;
  repeated: number;
  /** Texts that are not the one after the last, of each direction, gaps that are told of left aside. */
  disordered: number;
  last: { sent: number; received: number };
  kinds: string[];
}

declare global {
  var startProbe: (tabId: number, direct: boolean) => FeedProbe;
  var tallyOf: (probe: FeedProbe) => StreamTally;
}

globalThis.startProbe = (tabId, direct) => {
  const probe: FeedProbe = { events: [], refused: 0, direct: 0, stop: () => undefined };
  const tabs: Pick<Tabs.Static, 'connect'> = {
    connect(...where) {
      const port = browser.tabs.connect(...where);
      port.onMessage.addListener(() => {
        probe.direct += 1;
      });
      return port;
    },
  };
  probe.stop = startFeed(
    tabId,
    (events) => {
      for (const event of events) probe.events.push(event);
    },
    (count) => {
      probe.refused += count;
    },
    createWorkerWatch(Date.now),
    direct ? tabs : undefined,
    { onWire: () => undefined, onGone: () => undefined },
  );
  return probe;
};

globalThis.tallyOf = ({ events }) => {
  const last = { sent: 0, received: 0 };
  const tally: StreamTally = {
    frames: 0,
    dropped: 0,
    missing: 0,
    repeated: 0,
    disordered: 0,
    last,
    kinds: [],
  };
  const next = new Map<string, number>();
  const kinds = new Set<string>();
  const jumps = new Set<string>();
  for (const event of events) {
    const expected = next.get(event.context) ?? 1;
    const told = event.kind === 'dropped' && event.where === 'relay' ? event.frames : 1;
    if (event.kind === 'dropped') {
      tally.dropped += event.frames;
      jumps.add('sent').add('received');
    }
    if (event.seq < expected) tally.repeated += 1;
    else tally.missing += event.seq - told + 1 - expected;
    next.set(event.context, event.seq + 1);
    kinds.add(event.kind);
    if (event.kind !== 'frame') continue;
    tally.frames += 1;
    const number = Number.parseInt(event.payload.text ?? '', 10);
    const following = last[event.direction] + 1;
    if (jumps.delete(event.direction) ? number < following : number !== following) tally.disordered += 1;
    last[event.direction] = number;
  }
  tally.kinds = [...kinds];
  return tally;
};
