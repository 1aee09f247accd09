import type { SocketId } from '../../src/capture/captured-event.ts';
import type { RareFact } from '../../src/capture/page-facts.ts';
import { COUNT_LATER, type FrameCode, type SENT, SIZE_AT_LEAST } from '../../src/capture/page-record.ts';
import type { HookRecord } from '../channel/hook-record.ts';
import { FLUSH, KEEP, RECORDS, SOCKET, TAKE, TAKEN, WAKE } from '../channel/hook-relay-channel.ts';
import { BLOBS_PER_BATCH, MOST_BLOB } from './limits.ts';
import { keepMessage, ringBudget, setRingBudget, takeMessages } from './message-ring.ts';
import { head, type Sample } from './preview.ts';
import {
  addListener,
  apply,
  construct,
  dataOf,
  dispatch,
  getterOf,
  join,
  now,
  nullProtoArray,
  stringSlice,
} from './primordials.ts';

/**
 * What the hook of this document has recorded and not yet handed to the relay. It is a module and no object,
 * since the names of an object's members are not shortened, and every page pays for them.
 */

/** Fields that are optional may be undefined as well: the relay leaves them out. */
type Loose<T> = T extends unknown ? { [K in keyof T]: T[K] | undefined } : never;

const Message = MessageEvent;
const idOf = getterOf<string>(Message.prototype, 'lastEventId');
const Focus = FocusEvent;
const scheduler = globalThis.scheduler as TaskScheduler;
const { postTask } = scheduler;
/** In milliseconds. */
const wait = { __proto__: null, delay: 20 };
const FLUSH_LATER = [flush, wait];

/** Bytes of one message that may be kept; below 0 nothing at all is recorded. */
export let keep = 4096;
let blobs = BLOBS_PER_BATCH;
let channel: EventTarget;
let waiting = nullProtoArray<HookRecord>();
let count = 0;
let held = 0;
let armed = false;
let missed = 0;
let awake = false;

function tell(type: string, data: unknown, lastEventId?: unknown): void {
  dispatch(channel, construct(Message, [type, { __proto__: null, data, lastEventId }]));
}

function flush(): void {
  armed = false;
  if (missed > 0) {
    waiting[count++] = [now(), { kind: 'dropped', where: 'page', frames: missed, bytes: 0 }];
    missed = 0;
  }
  if (count === 0) return;
  const batch = waiting;
  const size = count;
  const weight = held;
  // In a stream of messages they go on less often: each time costs the page as much as many records.
  wait.delay = ringBudget === 0 && size > 3 ? 200 : 20;
  waiting = nullProtoArray();
  count = held = 0;
  blobs = BLOBS_PER_BATCH;
  try {
    tell(RECORDS, batch, weight);
  } catch {
    missed += size;
  }
}

/** `onKeep` is called when the relay has said what to keep. */
export function startQueue(to: EventTarget, onKeep: () => void): void {
  channel = to;
  addListener(to, KEEP, (event) => {
    keep = dataOf(event) as number;
    setRingBudget(+idOf(event));
    onKeep();
  });
  addListener(to, TAKE, (event) => {
    tell(TAKEN, takeMessages(dataOf(event) as number, now()));
  });
  addListener(to, FLUSH, flush);
}

/** Tells the relay, once, that the page is about to do what concerns us. */
export function wake(): void {
  if (awake) return;
  awake = true;
  attempt(() => tell(WAKE, null));
}

/** Hands a new socket to the relay, which watches it in a world where the page can forge nothing of what it does. */
export function announce(socket: object, number: SocketId): void {
  dispatch(channel, construct(Focus, [SOCKET, { __proto__: null, relatedTarget: socket, detail: number }]));
}

/**
 * Records go on after a while, 500 records or half a megabyte, whichever comes first; each takes 100 bytes beside its
 * content. Names for the numbers would cost bytes.
 */
function put(record: HookRecord, bytes: number): void {
  waiting[count++] = record;
  held += bytes + 100;
  if (count > 499 || held > 5e5) flush();
  else if (!armed) {
    armed = true;
    apply(postTask, scheduler, FLUSH_LATER as never);
  }
}

/** Keeps a message here, or hands it over while a panel watches. */
const putMessage: typeof keepMessage = (at, code, socket, size, content, weight, buffered) => {
  if (ringBudget > 0) keepMessage(at, code, socket, size, content, weight, buffered);
  else put([at, code as FrameCode, socket, size, content, buffered], weight);
};

/** A message of which `sample` is kept. */
export function putFrame(
  at: number,
  socket: SocketId,
  { code, size, content, weight }: Sample,
  direction: 0 | typeof SENT,
  buffered: number,
): void {
  putMessage(at, code | direction, socket, size, content, weight, buffered);
}

/** A text; `size` is its bytes where it is too long to be kept whole, below 0 when they were not counted. */
export function putText(
  at: number,
  socket: SocketId,
  text: string,
  direction: 0 | typeof SENT,
  size: number,
  buffered: number,
): void {
  const { length } = text;
  const whole = length <= keep;
  const kept = whole ? text : keep > 0 ? head(text, keep) : null;
  const bytes = whole ? COUNT_LATER : size < 0 ? length : size;
  const code = whole || size >= 0 ? direction : SIZE_AT_LEAST;
  const weight = kept?.length ?? 0;
  // A text that the page made, and the head of one, may be a part of something large, which would stay with it, unless it is
  // short: engines copy up to 12 characters.
  const own = ringBudget > 0 && weight > 12 ? copyOf(kept as string) : kept;
  putMessage(at, code, socket, bytes, own, weight, buffered);
}

let lastCopy = '';

/**
 * A copy that holds no more than the text. Pages send the same text again and again, such as a ping: those share one. The join
 * makes new text, which costs less than `JSON.stringify` when it is long; the engine would give back the text itself without a space
 * to join it with.
 */
function copyOf(text: string): string {
  if (text !== lastCopy) lastCopy = stringSlice(join([text, ' '], ''), 0, -1);
  return lastCopy;
}

/** A fact is reckoned at 2,000 bytes. */
export const putFact = (at: number, fact: Loose<RareFact>): void => put([at, fact as RareFact], 2000);

/** Whether the bytes of one more Blob may be read, at once or when a panel asks for what is kept. */
export const takeBlob = (size: number): boolean =>
  keep > 0 && (ringBudget > 0 ? size <= MOST_BLOB : blobs-- > 0);

/** Runs what makes a record. If it fails the record is counted as lost, and the page hears nothing of it. */
export function attempt(make: () => void): void {
  try {
    make();
  } catch {
    miss();
  }
}

/** Counts a record that could not be made. */
export function miss(): void {
  missed += 1;
}
