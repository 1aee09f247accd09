import type { ContextId } from '../../src/capture/captured-event.ts';
import type { RelayMessage } from '../../src/capture/extension-messages.ts';
import { isFrame, type SentRecord } from '../../src/capture/page-record.ts';
import { base64Encode } from '../../src/shared/base64.ts';
import type { HookRecord } from '../channel/hook-record.ts';
import { toChunks } from './chunk-records.ts';
import type { History } from './record-history.ts';

export interface StreamOptions {
  context: ContextId;
  history: History;
  /** Epoch milliseconds of the time that records count from. */
  timeOrigin: number;
  /** False when there is no line to say it on. */
  say(message: RelayMessage): boolean;
  later(run: () => void, delay: number): void;
  /** Milliseconds. */
  now(): number;
}

/** What of the history goes out, and when: from where the panel wants it, no faster than page and panel can bear. */
export interface RecordStream {
  /** Goes back at once where the panel lacks something; only a new line starts further on than it was. */
  resume(from: number): void;
  /** Everything before this number has arrived. */
  acknowledge(from: number): void;
  /** There is something new in the history. */
  onNewRecords(): void;
  /** Everything that can go goes now, whether or not the panel has kept up. */
  flush(): void;
  /** The line is gone. */
  stop(): void;
}

const BATCH = 500;
/** So that most go in one piece. */
const BATCH_WEIGHT = 48 << 10;
/** Records under way that the panel has not acknowledged. */
const WINDOW = 8000;
/** Few messages cost the browser less than many: what comes so soon after one goes together. In milliseconds. */
const GATHER = 100;
/** The page's main thread is taken for so long at a time, in milliseconds. */
const SLICE = 3;
/**
 * What is heavy costs the browser and the panel far more than it costs here, and so the page, which shares the machine
 * with them: it goes alone, and as many times as long as it was under way nothing follows while the page goes on, unless
 * the panel is behind by more than `LAG` milliseconds.
 */
const REST = 10;
const LAG = 3000;

export function createRecordStream(options: StreamOptions): RecordStream {
  const { context, history, timeOrigin, say, later, now } = options;
  /** Whether the panel has said where to begin on the line that there is. */
  let running = false;
  let sent = 0;
  let acknowledged = 0;
  let gathering = false;
  let nextAt = Number.NEGATIVE_INFINITY;
  let stirred = false;
  /** Something heavy is under way: up to which record, since when, and how old it was. */
  let heavy: { seq: number; since: number; age: number } | undefined;

  function toSend({ seq, record }: { seq: number; record: HookRecord }): SentRecord {
    const at = Math.round((timeOrigin + record[0]) * 10) / 10;
    if (!isFrame(record)) return [seq, [at, record[1]]];
    const [, code, socket, size, content, buffered] = record;
    const text =
      content instanceof Uint8Array ? base64Encode(content) : typeof content === 'string' ? content : null;
    return [seq, [at, code, socket, size, text, buffered]];
  }

  /** Sends some records: true when there may be more. */
  function sendBatch(): boolean {
    const since = now();
    const records = history.take(BATCH, BATCH_WEIGHT);
    const [first, last] = [records[0], records.at(-1)];
    if (!first || !last) return false;
    const chunks = toChunks(context, records.map(toSend));
    if (!chunks.every(say)) return false;
    sent = last.seq;
    if (chunks.length > 1) heavy = { seq: sent, since, age: since - first.record[0] };
    return true;
  }

  /** Until the panel says something. */
  const waits = (): boolean => !running || heavy !== undefined || sent - acknowledged >= WINDOW;

  function send(): void {
    gathering = false;
    const began = now();
    let more = true;
    while (more && !waits() && now() < began + SLICE) more = sendBatch();
    const goesOn = more && !waits();
    if (goesOn) nextAt = now() + (now() - began);
    else if (stirred) nextAt = began + GATHER;
    stirred = false;
    if (goesOn) sendLater();
  }

  function sendLater(): void {
    if (gathering) return;
    gathering = true;
    later(send, Math.max(0, nextAt - now()));
  }

  /** Sends what there is; in a stream, together with what comes soon. */
  function gather(): void {
    if (heavy) return;
    if (now() < nextAt) sendLater();
    else if (!gathering) send();
  }

  function resume(from: number): void {
    if (!running || from <= sent) {
      history.rewind(from);
      sent = from - 1;
      acknowledged = sent;
    }
    running = true;
    stirred = false;
    heavy = undefined;
    send();
  }

  return {
    resume,
    acknowledge(from) {
      acknowledged = Math.max(acknowledged, from - 1);
      if (heavy && acknowledged >= heavy.seq) {
        if (stirred && heavy.age < LAG) nextAt = now() + REST * (now() - heavy.since);
        heavy = undefined;
      }
      gather();
    },
    onNewRecords() {
      stirred = true;
      if (running) gather();
    },
    flush() {
      if (!running) resume(acknowledged + 1);
      for (let more = true; more && sent - acknowledged < WINDOW * 4; ) more = sendBatch();
    },
    stop() {
      running = false;
    },
  };
}
