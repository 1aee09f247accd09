import type { SocketId } from '../../src/capture/captured-event.ts';
import type { FrameCode } from '../../src/capture/page-record.ts';
import type { HookContent, HookRecord } from '../channel/hook-record.ts';
import { Floats, nullProtoArray, parse, setFloats, sortFloats } from './primordials.ts';

/**
 * Messages while no panel watches, where only this script reaches them: the oldest of the busiest socket go first. A message
 * is a row of numbers and its content, and no object, timer or copy to another world is made for it. The relay takes them
 * when a panel asks.
 *
 * A row: time, code, socket, size, bytes waiting, weight, order, next row of the same socket (or the next free row).
 */
const ROW = 8;
const CODE = 1;
const SOCKET = 2;
const SIZE = 3;
const BUFFERED = 4;
const WEIGHT = 5;
const ORDER = 6;
const NEXT = 7;
/** Bytes that a message takes beside its content. */
const OVERHEAD = 120;
/** A row's place in a key of `order`, which is sorted by the other part. */
const ROWS = 65_536;
const RUN = 64;
/** The content is JSON, made so that a part of a text does not hold the whole. */
export const AS_JSON = 8;

/** The messages of one socket, and what was lost of them and is not told yet. */
interface Queue {
  /** Rows; below 0 there is none. */
  first: number;
  last: number;
  weight: number;
  lost: number;
  bytes: number;
}

let table = new Floats(0);
/** Rows of the table. The page can replace the getter of a list's length. */
let rows = 0;
/** As many as rows: a list that grows by each message costs more. */
const contents = nullProtoArray<HookContent>();
let budget = 0;
let held = 0;
/** Rows that were ever used. */
let used = 0;
let free = -1;
let count = 0;
let last = 0;
/** By socket; none of a socket of which nothing is here. */
const queues = nullProtoArray<Queue>();

function enlarge(): void {
  const more = rows || 64;
  const larger = new Floats((rows + more) * ROW);
  setFloats(larger, table);
  table = larger;
  for (let left = more; left-- > 0; ) contents[rows++] = null;
}

/** Takes the first message of a socket out; returns its row, which is free then. */
function takeFirst(queue: Queue): number {
  const row = queue.first;
  const start = row * ROW;
  const weight = table[start + WEIGHT] as number;
  // Whole numbers, for the engine: it would make an object of each that comes from the table.
  queue.first = (table[start + NEXT] as number) | 0;
  queue.weight -= weight;
  held -= weight;
  count -= 1;
  table[start + NEXT] = free;
  free = row;
  contents[row] = null;
  return start;
}

/** Some at a time of the busiest socket. */
function makeRoom(limit: number): void {
  const goal = limit * 0.97;
  while (count > 0 && held > goal) {
    let busiest = { weight: -1 } as Queue;
    for (const socket in queues) {
      const queue = queues[socket] as Queue;
      if (queue.weight > busiest.weight) busiest = queue;
    }
    for (let left = RUN; left-- > 0 && held > goal && busiest.first >= 0; ) {
      const start = takeFirst(busiest);
      const size = table[start + SIZE] as number;
      busiest.lost += 1;
      busiest.bytes += size < 0 ? (table[start + WEIGHT] as number) - OVERHEAD : size;
    }
  }
}

/** Above 0 messages are kept here, of so many bytes in all. */
export let ringBudget = 0;

/** What is there stays, as far as there is room, until the relay has taken it. */
export function setRingBudget(bytes: number): void {
  ringBudget = bytes;
  if (bytes > 0) {
    budget = bytes;
    if (held > bytes) makeRoom(bytes);
  }
}

export function keepMessage(
  at: number,
  code: number,
  socket: SocketId,
  size: number,
  content: HookContent,
  weight: number,
  buffered: number,
): void {
  const all = weight + OVERHEAD;
  held += all;
  if (held > budget) makeRoom(budget);
  if (free < 0 && used === ROWS) makeRoom(held * 0.9);
  let row = free;
  if (row < 0) {
    row = used++;
    if (row === rows) enlarge();
  }
  const start = row * ROW;
  if (row === free) free = (table[start + NEXT] as number) | 0;
  table[start] = at;
  table[start + CODE] = code;
  table[start + SOCKET] = socket;
  table[start + SIZE] = size;
  table[start + BUFFERED] = buffered;
  table[start + WEIGHT] = all;
  table[start + ORDER] = ++last;
  table[start + NEXT] = -1;
  contents[row] = content;
  count += 1;
  let queue = queues[socket];
  if (!queue) queues[socket] = queue = { first: -1, last: row, weight: 0, lost: 0, bytes: 0 };
  if (queue.first < 0) queue.first = row;
  else table[queue.last * ROW + NEXT] = row;
  queue.last = row;
  queue.weight += all;
}

/** What is handed over at a time. */
const MOST_TAKEN = 250;
const MOST_WEIGHT = 131_072;

/** Keys of what is being handed over, in order: the row's order, and its place. */
let sorted: Float64Array | undefined;
let position = 0;
let end = 0;

function sortUntil(until: number): Float64Array {
  end = count;
  const keys = new Floats(end);
  let found = 0;
  for (const socket in queues) {
    for (
      let row = (queues[socket] as Queue).first;
      row >= 0 && (table[row * ROW] as number) <= until;
      row = table[row * ROW + NEXT] as number
    ) {
      keys[found++] = (table[row * ROW + ORDER] as number) * ROWS + row;
    }
  }
  // What was not filled is 0, and comes first.
  position = end - found;
  return sortFloats(keys) as Float64Array;
}

/** The oldest of the messages until a time, in order, with what was lost before them; an empty list when all were taken. */
export function takeMessages(until: number, now: number): HookRecord[] {
  const taken = nullProtoArray<HookRecord>();
  let size = 0;
  const tellLost = (socket: SocketId, queue: Queue, at: number): void => {
    if (queue.lost > 0) {
      taken[size++] = [
        at,
        { kind: 'dropped', where: 'page', frames: queue.lost, bytes: queue.bytes, socket },
      ];
    }
    queue.lost = queue.bytes = 0;
  };
  sorted ??= sortUntil(until);
  for (let left = MOST_WEIGHT; left > 0 && size < MOST_TAKEN && position < end; position++) {
    const key: number = sorted[position] as number;
    const row: number = key % ROWS;
    const start: number = row * ROW;
    const socket = table[start + SOCKET] as number;
    const queue = queues[socket];
    // It may have been evicted since.
    if (queue?.first !== row || table[start + ORDER] !== (key - row) / ROWS) continue;
    const code = table[start + CODE] as number;
    const content = contents[row] as HookContent;
    left -= table[start + WEIGHT] as number;
    tellLost(socket, queue, table[start] as number);
    taken[size++] = [
      table[start] as number,
      (code & ~AS_JSON) as FrameCode,
      socket,
      table[start + SIZE] as number,
      code & AS_JSON ? (parse(content as string) as string) : content,
      table[start + BUFFERED] as number,
    ];
    takeFirst(queue);
  }
  if (size === 0) {
    sorted = undefined;
    for (const socket in queues) {
      const queue = queues[socket] as Queue;
      tellLost(+socket, queue, now);
      if (queue.first < 0) delete queues[socket];
    }
  }
  return taken;
}
