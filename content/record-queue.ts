import type { SocketId } from '../src/event.ts';
import type { RareFact } from '../src/page-fact.ts';
import type { FrameCode, SENT } from '../src/page-record.ts';
import type { HookRecord } from './hook-record.ts';
import { FLUSH, KEEP, RECORDS, WAKE } from './meeting.ts';
import type { Allowance, Sample } from './payload-sample.ts';
import { apply, bareArray, construct, getterOf, methodOf, now } from './platform.ts';

/** Records go on after so many milliseconds, so many records or so many bytes, whichever comes first. */
const DELAY = 20;
const MOST_RECORDS = 500;
const MOST_BYTES = 1 << 19;
const FACT_WEIGHT = 500;
/** Each costs a read through the browser process. */
const BLOBS_PER_BATCH = 8;

/** Fields that are optional may be undefined as well: the relay leaves them out. */
type Loose<T> = T extends unknown ? { [K in keyof T]: T[K] | undefined } : never;

/** What the hook has recorded and not yet handed to the relay. */
export interface RecordQueue {
  readonly allowance: Allowance;
  put(record: HookRecord, bytes: number): void;
  putFrame(at: number, socket: SocketId, sample: Sample, direction: 0 | typeof SENT, buffered: number): void;
  putFact(at: number, fact: Loose<RareFact>): void;
  /** Tells the relay that the page is about to have its first socket. */
  wake(): void;
  /** Runs what makes a record. If it fails the record is counted as lost, and the page hears nothing of it. */
  attempt(make: () => void): void;
  /** Counts a record that could not be made. */
  miss(): void;
}

function laterBy(delay: number): (run: () => void) => void {
  const { scheduler } = globalThis as { scheduler?: { postTask: (...args: never[]) => unknown } };
  if (scheduler) {
    const { postTask } = scheduler;
    const options = { __proto__: null, delay };
    return (run) => apply(postTask, scheduler, [run, options] as never);
  }
  const { setTimeout } = globalThis;
  return (run) => setTimeout(run, delay);
}

export function createQueue(line: MessagePort): RecordQueue {
  const Message = MessageEvent;
  const dispatch = methodOf(EventTarget.prototype, 'dispatchEvent');
  const dataOf = getterOf<number>(Message.prototype, 'data');
  const later = laterBy(DELAY);
  const allowance: Allowance = { bytes: 4096, blobs: BLOBS_PER_BATCH };
  let waiting = bareArray<HookRecord>();
  let count = 0;
  let held = 0;
  let armed = false;
  let missed = 0;

  const tell = (type: string, data: unknown): void => {
    dispatch(line, construct(Message, [type, { __proto__: null, data }]));
  };
  const flush = (): void => {
    armed = false;
    if (missed > 0) {
      waiting[count++] = [now(), { kind: 'dropped', where: 'page', frames: missed, bytes: 0 }];
      missed = 0;
    }
    if (count === 0) return;
    const batch = waiting;
    const size = count;
    waiting = bareArray();
    count = held = 0;
    allowance.blobs = BLOBS_PER_BATCH;
    try {
      tell(RECORDS, batch);
    } catch {
      missed += size;
    }
  };

  const miss = (): void => {
    missed += 1;
  };
  const put = (record: HookRecord, bytes: number): void => {
    waiting[count++] = record;
    held += bytes;
    if (count >= MOST_RECORDS || held >= MOST_BYTES) flush();
    else if (!armed) {
      armed = true;
      later(flush);
    }
  };

  line.addEventListener(KEEP, (event) => {
    allowance.bytes = dataOf(event);
  });
  line.addEventListener(FLUSH, flush);
  return {
    allowance,
    put,
    putFrame(at, socket, { code, size, content, weight }, direction, buffered) {
      put([at, (code | direction) as FrameCode, socket, size, content, buffered], weight);
    },
    putFact: (at, fact) => put([at, fact as RareFact], FACT_WEIGHT),
    wake: () => tell(WAKE, null),
    attempt(make) {
      try {
        make();
      } catch {
        miss();
      }
    },
    miss,
  };
}
