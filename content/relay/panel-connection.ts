import type { RelayMessage, WorkerToRelay } from '../../src/capture/extension-messages.ts';
import { createRecordStream, type StreamOptions } from './flow-control.ts';

/** As much of `runtime.Port` as is used. */
export interface ConnectionPort {
  postMessage(message: RelayMessage): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: WorkerToRelay) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}

export interface ConnectionOptions extends Omit<StreamOptions, 'say'> {
  /** Throws when the extension was updated or removed under the page. */
  connect(): ConnectionPort;
  /** Undefined: not known. */
  onWatched(watched: boolean | undefined): void;
  onOrphaned(): void;
}

/**
 * The relay's line: to the worker where a panel may be open, until it says that none watches, or until a panel that does
 * calls with a line of its own, which spares the browser half of the way.
 */
export interface PanelConnection {
  /** There is something new in the history. */
  onNewRecords(): void;
  /** The storage says whether it is known that no panel is open; what a port says is newer. */
  onStored(noPanel: boolean): void;
  /** A panel was opened on this tab. */
  requestWatchState(): void;
  /** The line of a panel that watches takes the place of what there was. */
  attachDirectPort(direct: ConnectionPort): void;
  /** The page begins, or is back from the back/forward cache, which closed its port without a word. */
  reset(): void;
  /** Everything that can go goes now, whether or not the panel has kept up. */
  flush(): void;
}

const RETRY = 1000;

export function createPanelConnection(options: ConnectionOptions): PanelConnection {
  const { context, history, later, now } = options;
  let port: ConnectionPort | undefined;
  /** What the worker or the storage said last; undefined before they did. */
  let watched: boolean | undefined;
  let orphaned = false;
  let connectedAt = 0;
  let retrying = false;
  const stream = createRecordStream({ ...options, say });

  /** False when the port turned out to be closed, which it need not have said. */
  function say(message: RelayMessage): boolean {
    if (!port) return false;
    try {
      port.postMessage(message);
      return true;
    } catch {
      onDisconnected();
      return false;
    }
  }

  function onMessage(message: WorkerToRelay): void {
    if (message.kind === 'watched') {
      setWatched(message.watched);
      if (!watched) disconnect();
    } else if (message.context === context) {
      if (message.kind === 'resume') stream.resume(message.from);
      else stream.acknowledge(message.from);
    }
  }

  function disconnect(): void {
    port?.disconnect();
    port = undefined;
    stream.stop();
  }

  /** The worker was stopped, or the page was in the back/forward cache. */
  function onDisconnected(): void {
    port = undefined;
    stream.stop();
    if (retrying) return;
    const young = now() - connectedAt < RETRY;
    if (!young) {
      connect();
      return;
    }
    retrying = true;
    later(() => {
      retrying = false;
      connect();
    }, RETRY);
  }

  function use(next: ConnectionPort): void {
    connectedAt = now();
    port = next;
    next.onMessage.addListener((message) => {
      if (next === port) onMessage(message);
    });
    next.onDisconnect.addListener(() => {
      if (next === port) onDisconnected();
    });
  }

  function setWatched(state: boolean): void {
    watched = state;
    options.onWatched(state);
    if (state) say({ kind: 'hello', context, next: history.next });
  }

  function connect(): void {
    if (port || orphaned) return;
    try {
      use(options.connect());
    } catch {
      orphaned = true;
      options.onOrphaned();
    }
  }

  return {
    onNewRecords() {
      stream.onNewRecords();
      if (watched !== false && !retrying) connect();
    },
    attachDirectPort(direct) {
      disconnect();
      use(direct);
      setWatched(true);
    },
    requestWatchState() {
      watched = undefined;
      connect();
    },
    onStored(noPanel) {
      if (!port) watched = noPanel ? false : undefined;
      options.onWatched(watched);
    },
    reset() {
      disconnect();
      watched = undefined;
    },
    flush() {
      if (watched !== false) connect();
      if (port) stream.flush();
    },
  };
}
