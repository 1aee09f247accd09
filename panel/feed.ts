import browser, { type Runtime } from 'webextension-polyfill';
import type { PageEvent } from '../src/event.ts';
import { PANEL_PORT, type PanelToWorker, type WorkerToPanel } from '../src/message.ts';
import { createFeedIntake } from './feed-intake.ts';
import type { LineWatch } from './worker-line.ts';

/** The worker is stopped when idle; a new line starts it again. In milliseconds. */
const RETRY_FIRST = 50;
const RETRY_LAST = 2000;

/**
 * Brings the events of one tab's pages to `sink`, in order and each once, for as long as it is not stopped;
 * `onLoss` counts what came in a wrong shape, `watch` is told how the line stands. Returns the function that stops it.
 */
export function startFeed(
  tabId: number,
  sink: (events: PageEvent[]) => void,
  onLoss: (count: number) => void,
  watch: LineWatch,
): () => void {
  const intake = createFeedIntake(sink, onLoss);
  let port: Runtime.Port | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let delay = RETRY_FIRST;

  function tell(message: PanelToWorker): void {
    port?.postMessage(message);
  }
  function hear(message: WorkerToPanel): void {
    delay = RETRY_FIRST;
    watch.heard();
    if (message.kind !== 'from-relay') return;
    const answer = intake.take(message.message);
    if (answer) tell({ kind: 'to-relay', route: message.route, message: answer });
  }
  function connect(): void {
    port = browser.runtime.connect({ name: PANEL_PORT });
    port.onMessage.addListener((message) => hear(message as WorkerToPanel));
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
    port?.disconnect();
    port = undefined;
  };
}
