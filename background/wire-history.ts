import type { Storage } from 'webextension-polyfill';
import type { WireEvent } from '../src/capture/captured-event.ts';
import type { FinishedRequest } from './wire-requests.ts';

/** Handshakes that are kept for each tab; the oldest go first. Shared workers' requests count as one tab, -1. */
const MOST_PER_TAB = 200;
const SINCE = 'wire-since';
const PREFIX = 'wire/';

/** Where the kept handshakes are: they survive the worker, which the browser stops when it is idle. */
export type SessionStorage = Pick<Storage.StorageArea, 'get' | 'set' | 'remove'>;

interface Kept {
  key: string;
  event: WireEvent;
}

/** What ended handshakes a panel gets that opens later. Entries are numbered over the browser's whole session. */
export interface WireHistory {
  /** Resolves to the number of the next entry, when what an earlier worker kept has been read. */
  next(): Promise<number>;
  keep(request: FinishedRequest): Promise<void>;
  /** The beginning of the recording, and the handshakes of a tab, in order. */
  of(tabId: number): Promise<WireEvent[]>;
  forget(tabId: number): Promise<void>;
}

const keyOf = (tabId: number, entry: number): string => `${PREFIX}${tabId}/${entry}`;

export function createWireHistory(
  storage: SessionStorage,
  browserName: string,
  now: () => number,
): WireHistory {
  const tabs = new Map<number, Kept[]>();
  let last = 0;
  let since = now();
  const ready = read();

  async function read(): Promise<void> {
    const stored = await storage.get(null);
    const { [SINCE]: begun, ...rest } = stored;
    if (typeof begun === 'number') since = begun;
    else await storage.set({ [SINCE]: since });
    const found = Object.entries(rest).flatMap(([key, event]) => {
      const [, tab, entry] = /^wire\/(-?\d+)\/(\d+)$/.exec(key) ?? [];
      return entry === undefined
        ? []
        : [{ key, tabId: Number(tab), entry: Number(entry), event: event as WireEvent }];
    });
    for (const { key, tabId, entry, event } of found.sort((a, b) => a.entry - b.entry)) {
      last = Math.max(last, entry);
      listOf(tabId).push({ key, event });
    }
  }
  function listOf(tabId: number): Kept[] {
    const known = tabs.get(tabId);
    if (known) return known;
    const made: Kept[] = [];
    tabs.set(tabId, made);
    return made;
  }
  return {
    async next() {
      await ready;
      last += 1;
      return last;
    },
    async keep({ tabId, event }) {
      await ready;
      const key = keyOf(tabId, event.entry);
      const list = listOf(tabId);
      list.push({ key, event });
      const dropped = list.splice(0, Math.max(0, list.length - MOST_PER_TAB)).map((each) => each.key);
      await storage.set({ [key]: event });
      if (dropped.length > 0) await storage.remove(dropped);
    },
    async of(tabId) {
      await ready;
      const started: WireEvent = { source: 'wire', kind: 'wire-started', at: since, browser: browserName };
      return [started, ...(tabs.get(tabId) ?? []).map(({ event }) => event)];
    },
    async forget(tabId) {
      await ready;
      const keys = (tabs.get(tabId) ?? []).map(({ key }) => key);
      tabs.delete(tabId);
      if (keys.length > 0) await storage.remove(keys);
    },
  };
}
