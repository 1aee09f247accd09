import { base64Encode } from '../src/base64.ts';
import type { ContextId } from '../src/event.ts';
import type { RelayMessage, WorkerToRelay } from '../src/message.ts';
import { isFrame, type SentRecord } from '../src/page-record.ts';
import type { History } from './history.ts';
import type { HookRecord } from './hook-record.ts';
import { inPieces } from './pieces.ts';

/** As much of `runtime.Port` as is used. */
export interface LinkPort {
  postMessage(message: RelayMessage): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: WorkerToRelay) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}

export interface LinkOptions {
  context: ContextId;
  history: History;
  /** Epoch milliseconds of the time that records count from. */
  timeOrigin: number;
  /** Throws when the extension was updated or removed under the page. */
  connect(): LinkPort;
  onWatched(watched: boolean): void;
  onOrphaned(): void;
  later(run: () => void, delay: number): void;
  /** Milliseconds. */
  now(): number;
}

/** The relay's line to the worker: there while a panel watches, or until the worker says that none does. */
export interface PortLink {
  /** There is something new in the history. */
  stir(): void;
  /** A panel was opened on this tab. */
  askAgain(): void;
  /** The page is back from the back/forward cache, which closed its port without a word. */
  startAnew(): void;
  /** Everything that can go goes now, whether or not the panel has kept up. */
  hurry(): void;
}

const BATCH = 500;
/** So that most go in one piece. */
const BATCH_WEIGHT = 48 << 10;
/** Records under way that the panel has not acknowledged. */
const WINDOW = 8000;
const RETRY = 1000;
/** Few messages cost the browser less than many: what comes so soon after one goes together. In milliseconds. */
const GATHER = 50;
/** The page's main thread is taken for so long at a time, in milliseconds. */
const SLICE = 5;
/**
 * What is heavy costs the browser and the panel far more than it costs here, and so the page, which shares the machine
 * with them: it goes alone, and as many times as long as it was under way nothing follows while the page goes on.
 */
const REST = 3;

export function createPortLink(options: LinkOptions): PortLink {
  const { context, history, timeOrigin, now } = options;
  let port: LinkPort | undefined;
  /** What the worker said last; undefined before it ever did. */
  let watched: boolean | undefined;
  let streaming = false;
  let orphaned = false;
  let sent = 0;
  let acknowledged = 0;
  let connectedAt = 0;
  let retrying = false;
  let gathering = false;
  let nextAt = Number.NEGATIVE_INFINITY;
  let stirred = false;
  /** Something heavy is under way: up to which record, and since when. */
  let heavy: { seq: number; since: number } | undefined;

  function toSend({ seq, record }: { seq: number; record: HookRecord }): SentRecord {
    const at = Math.round((timeOrigin + record[0]) * 10) / 10;
    if (!isFrame(record)) return [seq, [at, record[1]]];
    const [, code, socket, size, content, buffered] = record;
    const text =
      content instanceof Uint8Array ? base64Encode(content) : typeof content === 'string' ? content : null;
    return [seq, [at, code, socket, size, text, buffered]];
  }

  /** False when the port turned out to be closed, which it need not have said. */
  function say(message: RelayMessage): boolean {
    try {
      port?.postMessage(message);
      return true;
    } catch {
      lostLine();
      return false;
    }
  }

  /** True when it stopped for want of time alone. */
  function pump(most: number, until: number): boolean {
    while (port && streaming && !heavy && sent - acknowledged < most) {
      const began = now();
      if (began >= until) return true;
      const records = history.take(BATCH, BATCH_WEIGHT).map(toSend);
      const last = records.at(-1);
      if (!last) return false;
      const pieces = inPieces(context, records);
      if (!pieces.every(say)) return false;
      sent = last[0];
      if (pieces.length > 1) heavy = { seq: sent, since: began };
    }
    return false;
  }

  function send(): void {
    gathering = false;
    const began = now();
    const more = pump(WINDOW, began + SLICE);
    const ended = now();
    if (more) nextAt = ended + (ended - began);
    else if (stirred) nextAt = began + GATHER;
    stirred = false;
    if (more) sendLater();
  }

  function sendLater(): void {
    if (gathering) return;
    gathering = true;
    options.later(send, Math.max(0, nextAt - now()));
  }

  /** Sends what there is; in a stream, together with what comes soon. */
  function gather(): void {
    if (now() < nextAt) sendLater();
    else if (!gathering) send();
  }

  /** Goes back at once where the panel lacks something; only a new line starts further on than it was. */
  function resume(from: number): void {
    if (!streaming || from <= sent) {
      history.rewind(from);
      sent = from - 1;
      acknowledged = sent;
    }
    streaming = true;
    stirred = false;
    heavy = undefined;
    send();
  }

  function hear(message: WorkerToRelay): void {
    if (message.kind === 'watched') {
      watched = message.watched;
      options.onWatched(watched);
      if (watched) say({ kind: 'hello', context, next: history.next });
      else hangUp();
    } else if (message.context === context) {
      if (message.kind === 'resume') resume(message.from);
      else {
        acknowledged = Math.max(acknowledged, message.from - 1);
        if (heavy && acknowledged >= heavy.seq) {
          if (stirred) nextAt = now() + REST * (now() - heavy.since);
          heavy = undefined;
        }
        gather();
      }
    }
  }

  function hangUp(): void {
    port?.disconnect();
    port = undefined;
    streaming = false;
  }

  /** The worker was stopped, or the page was in the back/forward cache. */
  function lostLine(): void {
    port = undefined;
    streaming = false;
    if (watched === false || retrying) return;
    const young = now() - connectedAt < RETRY;
    if (!young) {
      connect();
      return;
    }
    retrying = true;
    options.later(() => {
      retrying = false;
      connect();
    }, RETRY);
  }

  function connect(): void {
    if (port || orphaned) return;
    connectedAt = now();
    try {
      const line = options.connect();
      port = line;
      line.onMessage.addListener((message) => {
        if (line === port) hear(message);
      });
      line.onDisconnect.addListener(() => {
        if (line === port) lostLine();
      });
    } catch {
      orphaned = true;
      options.onOrphaned();
    }
  }

  return {
    stir() {
      stirred = true;
      if (port) gather();
      else if (watched !== false && !retrying) connect();
    },
    askAgain() {
      watched = undefined;
      connect();
    },
    startAnew() {
      hangUp();
      watched = undefined;
      connect();
    },
    hurry() {
      if (watched !== false) connect();
      if (port && !streaming) resume(acknowledged + 1);
      heavy = undefined;
      pump(WINDOW * 4, Number.POSITIVE_INFINITY);
    },
  };
}
