import type { SocketId } from '../src/capture/captured-event.ts';
import { COUNT_PORT, DIRECT_PORT, NO_PANEL_KEY, RELAY_PORT } from '../src/capture/extension-messages.ts';
import { readRecordingSettings, SETTINGS_KEY } from '../src/capture/recording-settings.ts';
import {
  ENDED,
  FLUSH,
  KEEP,
  offerChannel,
  RECORDS,
  SOCKET,
  TAKE,
  TAKEN,
  WAKE,
} from './channel/hook-relay-channel.ts';
import { createBrowserRecords } from './relay/browser-records.ts';
import { type Extension, extensionInterface } from './relay/extension-interface.ts';
import { createFailureCount } from './relay/failure-count.ts';
import { createIdleTaskQueue } from './relay/idle-task-queue.ts';
import { now } from './relay/now.ts';
import { createPageClaims } from './relay/page-claims.ts';
import { dataFromPage } from './relay/page-data.ts';
import { pageStarted, watchPage, watchTasks } from './relay/page-observer.ts';
import { type ConnectionPort, createPanelConnection } from './relay/panel-connection.ts';
import { createHistory } from './relay/record-history.ts';
import { createIntake } from './relay/record-intake.ts';
import { limitsFor, RECORD_NOTHING, type RecordingLimits } from './relay/recording-limits.ts';
import { bySecret, byWindow, placeForRelated, relatedChannel } from './relay/related-documents.ts';
import { socketUrl, watchSocket } from './relay/watch-socket.ts';

/** As much of the budget, at most, waits to be taken into the history. */
const MOST_WAITING = 0.75;
/** Bytes that one batch of the hook can hold. */
const MOST_CLAIMED = 64 << 20;
/** Whether a panel watches a page that never rests is asked all the same, after so many milliseconds. */
const BUSY_FOR = 250;
/** So many pieces of what the hook kept are taken at most. */
const MOST_PIECES = 20_000;
/**
 * Whether the hook may keep messages that the server sent. In a frame, or in a window that has an opener, a script of the
 * origin may have been before us (docs/security.md), and would keep what it likes.
 */
const MAY_KEEP = window === top && opener === null;

/** Bytes of a document's budget for messages in the page; what the relay has, facts above all, gets a quarter to a half. */
const roomInPage = (budget: number, used: number): number =>
  budget - Math.min(budget / 2, Math.max(budget / 4, used));

function newContext(): string {
  // Not randomUUID, which pages without TLS do not have.
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16)).join('');
}

function later(run: () => void, delay: number, priority: TaskOptions['priority'] = 'user-visible'): void {
  const { scheduler } = globalThis;
  // A timer would use up one of the page's timer ids.
  if (scheduler) void scheduler.postTask(run, { delay, priority });
  else setTimeout(run, delay);
}

/** Bytes that the hook says its batch holds. */
function weightOf(batch: MessageEvent<unknown> | undefined): number {
  const weight = Number(batch?.lastEventId);
  return weight > 0 && weight < MOST_CLAIMED ? weight : 0;
}

/** Everything below waits for the page's first socket; until then this script listens on the channel and no more. */
function start(channel: EventTarget, extension: Extension): void {
  const { runtime } = extension;
  const context = newContext();
  const origins = [origin, ...(location.ancestorOrigins ?? [])];
  let settings = readRecordingSettings(undefined);
  let watched: boolean | undefined;
  let limits = limitsFor(settings, origins, watched);
  /** Bytes of messages that the hook keeps while no panel watches; 0 while they come here. */
  let inPage = 0;
  /** By socket: begins and ends listening to its messages. */
  const listening = new Map<SocketId, (messages: boolean) => void>();
  const history = createHistory(limits.document);
  const tasks = createIdleTaskQueue({
    most: () => (limits.document - inPage) * MOST_WAITING,
    soon: (run, delay) => later(run, delay, watched ? 'user-visible' : 'background'),
    onChange(held) {
      history.setBudget(limits.document - inPage - held);
      onNewRecords();
    },
  });

  /** Its last error is read, so that the browser does not write it to the page's console. */
  const quiet = (port: ConnectionPort): ConnectionPort => {
    port.onDisconnect.addListener(() => void runtime.lastError);
    return port;
  };
  const tellHook = (type: string, data?: number, lastEventId = ''): void => {
    channel.dispatchEvent(new MessageEvent(type, { data, lastEventId }));
  };
  let settled = false;
  const onNewRecords = (): void => {
    if (settled) link.onNewRecords();
  };
  /** What the hook kept until a time, piece by piece: true while there may be more. */
  const takeKept = (until: number): (() => boolean) => {
    let pieces = 0;
    return () => {
      let batch: unknown = [];
      const read = (event: Event): void => {
        batch = dataFromPage(event as MessageEvent<unknown>);
      };
      channel.addEventListener(TAKEN, read);
      tellHook(TAKE, until);
      channel.removeEventListener(TAKEN, read);
      pieces += 1;
      if (intake.takeKept(batch) && pieces < MOST_PIECES) return true;
      history.release();
      return false;
    };
  };
  const keep = (next: RecordingLimits, hookKeeps = watched !== true): void => {
    limits = next;
    const before = inPage;
    inPage = hookKeeps && MAY_KEEP && next.message >= 0 ? roomInPage(next.document, history.weight) : 0;
    const changes = before > 0 !== inPage > 0;
    if (changes) flush();
    tellHook(KEEP, next.message, String(inPage));
    if (changes) {
      for (const listen of listening.values()) listen(inPage === 0);
      tasks.add(inPage > 0 ? history.hold : takeKept(now()), 0);
    }
    tasks.adapt();
  };
  const link = createPanelConnection({
    context,
    history,
    timeOrigin: performance.timeOrigin,
    later,
    now,
    connect: () => quiet(runtime.connect({ name: RELAY_PORT })),
    onWatched(watches) {
      watched = watches;
      keep(limitsFor(settings, origins, watched));
    },
    onOrphaned: () => keep(RECORD_NOTHING),
  });
  // Nobody but this extension can call here.
  runtime.onConnect.addListener((port) => {
    if (port.name === DIRECT_PORT) link.attachDirectPort(quiet(port));
    else if (port.name === COUNT_PORT) failures.answer(port);
  });
  const claims = createPageClaims();
  const tell = (): Promise<unknown> => runtime.sendMessage({ kind: 'failures-changed' });
  const failures = createFailureCount(history.append, tell, later);
  const noted = { ...history, append: failures.append };
  const intake = createIntake(noted, claims, () => limits.message, onNewRecords);
  const askHook = (): void => tellHook(FLUSH);
  const flush = (): void => {
    askHook();
    takeIn();
  };
  const own = createBrowserRecords(flush, later, import.meta.env.MODE === 'firefox' ? askHook : undefined);
  /** Joins what the relay recorded with what the hook did, if it had anything. */
  const takeIn = (batch?: MessageEvent<unknown>): void => {
    const arrived = now();
    const { records, weight } = own.takeAll();
    if (!batch && records.length === 0) return;
    // To read the data is to copy it out of the page's world: that waits until the page has time.
    const take = (): void => intake.take(batch ? dataFromPage(batch) : [], records, arrived);
    tasks.add(take, weight + weightOf(batch));
  };
  const sink = {
    ...own,
    keep: () => limits.message,
    ended(socket: SocketId) {
      listening.delete(socket);
      tellHook(ENDED, socket);
    },
  };
  runtime.onMessage.addListener((message) => {
    if (message.kind === 'panel-opened') link.requestWatchState();
  });
  /** Nothing is sent before the storage was read and the page is idle. */
  const settle = async (idle?: Promise<void>): Promise<void> => {
    settled = false;
    link.reset();
    try {
      const found = await extension.storage.local.get([SETTINGS_KEY, NO_PANEL_KEY]);
      settings = readRecordingSettings(found[SETTINGS_KEY]);
      link.onStored(NO_PANEL_KEY in found);
    } catch {
      // The defaults hold and the worker is asked; an orphan stays silent.
    }
    await idle;
    settled = true;
    link.onNewRecords();
  };
  // What a page does with its first socket right away comes before the channel, which takes some of its main thread.
  void settle(
    new Promise((resolve) => {
      later(resolve, 0, 'background');
      later(resolve, BUSY_FOR);
    }),
  );

  const listen = watchPage((fact) => {
    const at = now();
    flush();
    tasks.add(() => intake.note(fact, at), 0);
    if (fact.kind === 'pagehide') {
      // Perhaps a panel watches, and the worker has not said so yet.
      if (watched === undefined) keep(limits, false);
      tasks.drain();
      intake.settle();
      link.flush();
    } else if (fact.kind === 'pageshow') void settle();
  });
  listen();
  watchTasks((at, fact) => tasks.add(() => intake.note(fact, at), 0));
  history.append([0, pageStarted()]);
  channel.addEventListener(SOCKET, (event) => {
    const { relatedTarget: socket, detail: number } = event as FocusEvent;
    const url = socketUrl(socket);
    if (url === undefined || !claims.announce(number, url)) return;
    const listen = watchSocket(socket as WebSocket, number, sink);
    listening.set(number, listen);
    listen(inPage === 0);
  });
  channel.addEventListener(RECORDS, (event) => {
    listen();
    takeIn(event as MessageEvent<unknown>);
  });
  keep(limits);
}

const channel = new EventTarget();
channel.addEventListener(
  WAKE,
  () => {
    const extension = extensionInterface();
    if (extension) start(channel, extension);
  },
  { once: true },
);
// Firefox draws an address for each installation. In Chromium it is the same for everybody, so no secret.
const transport =
  import.meta.env.MODE === 'firefox' ? bySecret(extensionInterface()?.runtime.getURL?.('')) : byWindow;
offerChannel(channel, relatedChannel(transport));
placeForRelated(channel, transport);
