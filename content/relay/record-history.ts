import type { FactKind } from '../../src/capture/page-facts.ts';
import { COUNT_LATER, isFrame } from '../../src/capture/page-record.ts';
import type { HookRecord } from '../channel/hook-record.ts';
import {
  createDroppedRange,
  type DroppedRange,
  droppedCount,
  droppedRangeRecords,
  joinDroppedRanges,
} from './dropped-records.ts';
import { contentSize, socketOf } from './record-parts.ts';
import { createSocketQueues } from './socket-queues.ts';

/** One place in the history: a record, or a gap where records were dropped. */
export interface Entry {
  /** The last sequence number it covers; a record covers only its own. 0 while the record is held back. */
  seq: number;
  body: HookRecord | DroppedRange;
  /** Bytes of memory it is reckoned at. */
  weight: number;
  /** Its bytes are still being read; the reader waits for it. */
  pending: boolean;
  previous: Entry | undefined;
  next: Entry | undefined;
}

export interface Numbered {
  seq: number;
  record: HookRecord;
}

/**
 * A document's records in order, within a budget of bytes: the oldest frames of the busiest socket go first; what
 * tells of a socket's life goes only when no frame is left. One reader goes through it and may go back.
 */
export interface History {
  /** The sequence number that comes next; the first was 1. */
  readonly next: number;
  /** Bytes of memory it is reckoned at. */
  readonly weight: number;
  append(record: HookRecord, pending?: boolean): Entry;
  /** What is appended from now on is held back without a number: more that belongs between may come later. */
  hold(): void;
  /** Puts a record after what is held back and came before it, and numbers both. */
  insert(record: HookRecord, pending?: boolean): Entry;
  /** Nothing more belongs between what is held back. */
  release(): void;
  /** The content of a pending record has come, or never will. */
  settle(entry: Entry, content: Uint8Array | null): void;
  /** The next records for the reader, up to so many and so heavy; always one if it need not wait. */
  take(most: number, weight: number): Numbered[];
  /** Moves the reader to a sequence number. */
  rewind(seq: number): void;
  setBudget(bytes: number): void;
}

const OVERHEAD = 200;
const RUN = 64;

const isKind = (record: HookRecord, ...kinds: FactKind[]): boolean =>
  !isFrame(record) && kinds.includes(record[1].kind);

/** Frames, and the refused sends that a page may pile up as fast. */
function goesFirst(record: HookRecord): boolean {
  return isFrame(record) || isKind(record, 'send-refused');
}

/** Whether a fact comes before a message: a connection's beginning does where their times are equal, and its end does not. */
function precedes(fact: HookRecord, message: HookRecord): boolean {
  if (fact[0] !== message[0] || isFrame(fact)) return fact[0] <= message[0];
  return isKind(fact, 'created', 'opened', 'page-started');
}

const isGap = (body: Entry['body']): body is DroppedRange => 'first' in body;

function gapOf(record: HookRecord): DroppedRange {
  const size = !isFrame(record) ? 0 : record[3] === COUNT_LATER ? contentSize(record) : record[3];
  return createDroppedRange(record[0], socketOf(record), size);
}

export function createHistory(budget: number): History {
  const queues = createSocketQueues<Entry>();
  let limit = budget;
  let head: Entry | undefined;
  let tail: Entry | undefined;
  /** The first entry that the reader has not had; undefined when it has had all. */
  let reader: Entry | undefined;
  /** The first sequence number that the reader has not had. */
  let wanted = 1;
  /** The first entry that is held back. */
  let firstHeld: Entry | undefined;
  let holding = false;
  let total = 0;
  let next = 1;

  function unlink(entry: Entry): void {
    if (entry.previous) entry.previous.next = entry.next;
    else head = entry.next;
    if (entry.next) entry.next.previous = entry.previous;
    else tail = entry.previous;
    total -= entry.weight;
  }

  /** What the reader has had is not joined with what it has not. */
  function join(earlier: Entry | undefined, later: Entry | undefined): void {
    if (!earlier || !later || later === reader || later === firstHeld) return;
    if (!isGap(earlier.body) || !isGap(later.body)) return;
    joinDroppedRanges(earlier.body, later.body);
    earlier.seq = later.seq;
    unlink(later);
  }

  function letGo(entry: Entry): number {
    if (isGap(entry.body)) return 0;
    const { weight } = entry;
    entry.body = gapOf(entry.body);
    entry.weight = OVERHEAD;
    entry.pending = false;
    total -= weight - OVERHEAD;
    join(entry, entry.next);
    join(entry.previous, entry);
    return weight;
  }

  function oldestFact(): Entry | undefined {
    let entry = head;
    while (entry && (isGap(entry.body) || isKind(entry.body, 'page-started'))) entry = entry.next;
    return entry;
  }

  function makeRoom(): void {
    const goal = limit - limit / 32;
    const enough = (): boolean => total <= goal;
    while (!enough()) {
      if (queues.evictFromLargest(RUN, enough, letGo)) continue;
      const fact = oldestFact();
      if (!fact) return;
      letGo(fact);
    }
  }

  /** Gives the entry the numbers that come next. */
  function number(entry: Entry): void {
    next += isGap(entry.body) ? droppedCount(entry.body) : 1;
    entry.seq = next - 1;
    if (!reader || reader === firstHeld) reader = entry;
  }

  /** Before the entry `before`, or as the last; it has no number yet. */
  function add(record: HookRecord, before: Entry | undefined, pending: boolean): Entry {
    const weight = OVERHEAD + contentSize(record);
    const previous = before ? before.previous : tail;
    const entry: Entry = { seq: 0, body: record, weight, pending, previous, next: before };
    if (previous) previous.next = entry;
    else head = entry;
    if (before) before.previous = entry;
    else tail = entry;
    total += weight;
    if (goesFirst(record)) queues.push(socketOf(record), entry, weight);
    return entry;
  }

  function releaseWhile(comes: (entry: Entry) => boolean): void {
    for (; firstHeld && comes(firstHeld); firstHeld = firstHeld.next) number(firstHeld);
  }

  return {
    get next() {
      return next;
    },
    get weight() {
      return total;
    },
    append(record, pending = false) {
      const entry = add(record, undefined, pending);
      if (holding) firstHeld ??= entry;
      else number(entry);
      if (total > limit) makeRoom();
      return entry;
    },
    hold() {
      holding = true;
    },
    insert(record, pending = false) {
      releaseWhile(({ body }) => (isGap(body) ? body.at <= record[0] : precedes(body, record)));
      const entry = add(record, firstHeld, pending);
      number(entry);
      if (total > limit) makeRoom();
      return entry;
    },
    release() {
      releaseWhile(() => true);
      holding = false;
    },
    settle(entry, content) {
      const { body, pending } = entry;
      if (!pending || isGap(body) || !isFrame(body)) return;
      entry.pending = false;
      body[4] = content;
      const more = content?.length ?? 0;
      entry.weight += more;
      total += more;
      queues.grow(body[2], more);
      if (total > limit) makeRoom();
    },
    take(most, weight) {
      const taken: Numbered[] = [];
      for (
        let left = weight;
        reader && reader !== firstHeld && !reader.pending && left > 0 && taken.length < most;
        reader = reader.next
      ) {
        const { body, seq } = reader;
        left -= reader.weight;
        if (isGap(body)) taken.push(...droppedRangeRecords(body, seq, seq - wanted + 1));
        else taken.push({ seq, record: body });
        wanted = seq + 1;
      }
      return taken;
    },
    rewind(seq) {
      wanted = seq;
      const last = firstHeld ? firstHeld.previous : tail;
      reader = last && last.seq >= seq ? last : undefined;
      while (reader?.previous && reader.previous.seq >= seq) reader = reader.previous;
    },
    setBudget(bytes) {
      limit = bytes;
      if (total > limit) makeRoom();
    },
  };
}
