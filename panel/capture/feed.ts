import browser, { type Runtime, type Tabs } from 'webextension-polyfill';
import type { ContextId, PageEvent, WireEvent } from '../../src/capture/captured-event.ts';
import {
  DIRECT_PORT,
  PANEL_PORT,
  type PanelToWorker,
  type RelayMessage,
  type Route,
  type WorkerToPanel,
} from '../../src/capture/extension-messages.ts';
import { createFeedIntake } from '../../src/capture/feed-intake.ts';
import type { WorkerWatch } from './worker-connection.ts';

/** A document whose relay broke and that has no other within this time is gone, in milliseconds. */
const GONE_AFTER = 1000;
/** Delay before a new connection to the worker, which the browser stops when it is idle; in milliseconds. */
const RETRY_FIRST = 50;
const RETRY_LAST = 2000;
/** Handshakes that are remembered; a worker keeps fewer of a tab. */
const MOST_HANDSHAKES = 1000;

export interface FeedListeners {
  /** What a worker sees of the network (Firefox), each handshake once. */
  onWire(events: WireEvent[]): void;
  /** A document's relay broke, and it has no other: it is gone, and may have said so. */
  onGone(context: ContextId): void;
}

/**
 * Delivers the events of one tab's pages to `sink`, in order and each once, until it is stopped. `onLoss` counts
 * invalid records, `watch` gets the state of the connection. With `tabs`, which Firefox does not offer to DevTools
 * pages, the panel connects to the relays directly; without it the worker forwards everything. Returns the function
 * that stops it.
 */
export function startFeed(
  tabId: number,
  sink: (events: PageEvent[]) => void,
  onLoss: (count: number) => void,
  watch: WorkerWatch,
  tabs: Pick<Tabs.Static, 'connect'> | undefined,
  more: FeedListeners,
): () => void {
  const intake = createFeedIntake(sink, onLoss);
  const takeFromWorker = intake.openConnection();
  const direct = new Set<Runtime.Port>();
  /** By document, the relay that it was last heard on: a port of its own, or a route of the worker. */
  const heardOn = new Map<ContextId, Runtime.Port | Route>();
  const handshakes = new Set<number>();
  const leaving = new Set<ReturnType<typeof setTimeout>>();
  let port: Runtime.Port | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let delay = RETRY_FIRST;

  function tell(message: PanelToWorker): void {
    port?.postMessage(message);
  }
  function onMessage(message: WorkerToPanel): void {
    delay = RETRY_FIRST;
    watch.heard();
    if (message.kind === 'relay-joined') call(message);
    if (message.kind === 'relay-left') broke(message.route);
    if (message.kind === 'wire') more.onWire(message.events.filter(isNew));
    if (message.kind !== 'from-relay') return;
    // Where there are direct lines, the worker's may end at any time.
    if (!tabs) heardOn.set(message.message.context, message.route);
    const answer = takeFromWorker(message.message);
    if (answer) tell({ kind: 'to-relay', route: message.route, message: answer });
  }
  /** A worker that was stopped tells of all handshakes again, also of those that have been cleared since. */
  function isNew(event: WireEvent): boolean {
    if (event.kind !== 'wire-entry') return true;
    if (handshakes.has(event.entry)) return false;
    handshakes.add(event.entry);
    for (const oldest of handshakes) {
      if (handshakes.size <= MOST_HANDSHAKES) break;
      handshakes.delete(oldest);
    }
    return true;
  }
  function broke(relay: Runtime.Port | Route): void {
    for (const [context, last] of heardOn) {
      if (last !== relay) continue;
      const timer = setTimeout(() => {
        leaving.delete(timer);
        if (heardOn.get(context) !== relay) return;
        heardOn.delete(context);
        more.onGone(context);
      }, GONE_AFTER);
      leaving.add(timer);
    }
  }
  function call({ frameId, documentId }: Extract<WorkerToPanel, { kind: 'relay-joined' }>): void {
    const where = documentId === undefined ? { frameId } : { documentId };
    const relay = tabs?.connect(tabId, { name: DIRECT_PORT, ...where });
    if (!relay) return;
    const take = intake.openConnection();
    direct.add(relay);
    relay.onMessage.addListener((message) => {
      heardOn.set((message as RelayMessage).context, relay);
      const answer = take(message as RelayMessage);
      if (answer) relay.postMessage(answer);
    });
    relay.onDisconnect.addListener(() => {
      // Read, because the browser reports an unread `lastError` when the document is gone.
      void browser.runtime.lastError;
      direct.delete(relay);
      broke(relay);
    });
  }
  function connect(): void {
    port = browser.runtime.connect({ name: PANEL_PORT });
    port.onMessage.addListener((message) => onMessage(message as WorkerToPanel));
    port.onDisconnect.addListener(() => {
      port = undefined;
      watch.lost();
      retry = setTimeout(connect, delay);
      delay = Math.min(delay * 2, RETRY_LAST);
    });
    watch.made();
    tell({ kind: 'watch', tabId });
  }

  connect();
  return () => {
    clearTimeout(retry);
    for (const timer of leaving) clearTimeout(timer);
    for (const relay of direct) relay.disconnect();
    port?.disconnect();
    port = undefined;
  };
}
