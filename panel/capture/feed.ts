import browser, { type Runtime, type Tabs } from 'webextension-polyfill';
import type { PageEvent, WireEvent } from '../../src/capture/captured-event.ts';
import {
  DIRECT_PORT,
  PANEL_PORT,
  type PanelToWorker,
  type RelayMessage,
  type WorkerToPanel,
} from '../../src/capture/extension-messages.ts';
import { createFeedIntake } from './feed-intake.ts';
import type { LineWatch } from './worker-connection.ts';

/** Delay before a new connection to the worker, which the browser stops when it is idle; in milliseconds. */
const RETRY_FIRST = 50;
const RETRY_LAST = 2000;

/**
 * Delivers the events of one tab's pages to `sink`, in order and each once, until it is stopped. `onLoss` counts
 * invalid records, `watch` gets the state of the connection. With `tabs`, which Firefox does not offer to DevTools
 * pages, the panel connects to the relays directly; without it the worker forwards everything. `onWire` gets what a
 * worker sees of the network (Firefox). Returns the function that stops it.
 */
export function startFeed(
  tabId: number,
  sink: (events: PageEvent[]) => void,
  onLoss: (count: number) => void,
  watch: LineWatch,
  tabs: Pick<Tabs.Static, 'connect'> | undefined,
  onWire: (events: WireEvent[]) => void = () => undefined,
): () => void {
  const intake = createFeedIntake(sink, onLoss);
  const takeFromWorker = intake.line();
  const direct = new Set<Runtime.Port>();
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
    if (message.kind === 'wire') onWire(message.events);
    if (message.kind !== 'from-relay') return;
    const answer = takeFromWorker(message.message);
    if (answer) tell({ kind: 'to-relay', route: message.route, message: answer });
  }
  function call({ frameId, documentId }: Extract<WorkerToPanel, { kind: 'relay-joined' }>): void {
    const where = documentId === undefined ? { frameId } : { documentId };
    const line = tabs?.connect(tabId, { name: DIRECT_PORT, ...where });
    if (!line) return;
    const take = intake.line();
    direct.add(line);
    line.onMessage.addListener((message) => {
      const answer = take(message as RelayMessage);
      if (answer) line.postMessage(answer);
    });
    line.onDisconnect.addListener(() => {
      // Read, because the browser reports an unread `lastError` when the document is gone.
      void browser.runtime.lastError;
      direct.delete(line);
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
    for (const line of direct) line.disconnect();
    port?.disconnect();
    port = undefined;
  };
}
