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

// By socket; none of a socket without a message here.
/** The page can replace the getter of a list's length. */
let room = ROW * 64;
let table = new Floats(room);
const contents = nullProtoArray<HookContent>();
let budget = 0;
let held = 0;
/** Rows that were ever used. */
let used = 0;
let free = -1;
let count = 0;
let last = 0;
const first = nullProtoArray<number>();
const latest = nullProtoArray<number>();
const weights = nullProtoArray<number>();
const lostFrames = nullProtoArray<number>();
const lostBytes = nullProtoArray<number>();

/** Takes the first message of a socket out; returns its row, which is free then. */
function takeFirst(socket: SocketId): number {
  const row = first[socket] as number;
  const weight = table[row + WEIGHT] as number;
  const next = table[row + NEXT] as number;
  if (next < 0) {
    delete first[socket];
    delete weights[socket];
  } else {
    first[socket] = next;
    weights[socket] = (weights[socket] as number) - weight;
  }
  held -= weight;
  count -= 1;
  table[row + NEXT] = free;
  free = row;
  return row;
}

/** Some of the busiest socket. */
function evict(goal: number): void {
  let busiest = 0;
  let most = -1;
  for (const socket in weights) {
    const weight = weights[socket] as number;
    if (weight > most) {
      most = weight;
      busiest = +socket;
    }
  }
  for (let left = RUN; left-- > 0 && held > goal && first[busiest] !== undefined; ) {
    const row = takeFirst(busiest);
    const size = table[row + SIZE] as number;
    lostFrames[busiest] = (lostFrames[busiest] ?? 0) + 1;
    lostBytes[busiest] =
      (lostBytes[busiest] ?? 0) + (size < 0 ? (table[row + WEIGHT] as number) - OVERHEAD : size);
    contents[row / ROW] = null;
  }
}

function makeRoom(limit: number): void {
  if (held <= limit) return;
  while (count > 0 && held > limit * 0.97) evict(limit * 0.97);
}

/** Above 0 messages are kept here, of so many bytes in all. */
export let ringBudget = 0;

/** What is there stays, as far as there is room, until the relay has taken it. */
export function setRingBudget(bytes: number): void {
  ringBudget = bytes;
  if (bytes > 0) {
    budget = bytes;
    makeRoom(bytes);
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
  makeRoom(budget);
  let row = free;
  if (row < 0) {
    if (used === ROWS) makeRoom(held * 0.9);
    row = free;
  }
  if (row < 0) {
    row = used * ROW;
    used += 1;
    if (row === room) {
      room *= 2;
      const larger = new Floats(room);
      setFloats(larger, table);
      table = larger;
    }
  } else free = table[row + NEXT] as number;
  table[row] = at;
  table[row + CODE] = code;
  table[row + SOCKET] = socket;
  table[row + SIZE] = size;
  table[row + BUFFERED] = buffered;
  table[row + WEIGHT] = all;
  table[row + ORDER] = ++last;
  table[row + NEXT] = -1;
  contents[row / ROW] = content;
  count += 1;
  if (first[socket] === undefined) {
    first[socket] = row;
    weights[socket] = all;
  } else {
    table[(latest[socket] as number) + NEXT] = row;
    weights[socket] = (weights[socket] as number) + all;
  }
  latest[socket] = row;
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
  for (const socket in first) {
    for (
      let row = first[socket] as number;
      row >= 0 && (table[row] as number) <= until;
      row = table[row + NEXT] as number
    ) {
      keys[found++] = (table[row + ORDER] as number) * ROWS + row / ROW;
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
  const tellLost = (socket: SocketId, at: number): void => {
    const frames = lostFrames[socket];
    if (!frames) return;
    taken[size++] = [
      at,
      { kind: 'dropped', where: 'page', frames, bytes: lostBytes[socket] as number, socket },
    ];
    delete lostFrames[socket];
    delete lostBytes[socket];
  };
  sorted ??= sortUntil(until);
  for (let left = MOST_WEIGHT; left > 0 && size < MOST_TAKEN && position < end; position++) {
    const key: number = sorted[position] as number;
    const index: number = key % ROWS;
    const row: number = index * ROW;
    const socket = table[row + SOCKET] as number;
    // It may have been evicted since.
    if (first[socket] !== row || table[row + ORDER] !== (key - index) / ROWS) continue;
    const code = table[row + CODE] as number;
    const content = contents[index] as HookContent;
    left -= table[row + WEIGHT] as number;
    tellLost(socket, table[row] as number);
    taken[size++] = [
      table[row] as number,
      (code & ~AS_JSON) as FrameCode,
      socket,
      table[row + SIZE] as number,
      code & AS_JSON ? (parse(content as string) as string) : content,
      table[row + BUFFERED] as number,
    ];
    takeFirst(socket);
    contents[index] = null;
  }
  if (size === 0) {
    sorted = undefined;
    for (const socket in lostFrames) tellLost(+socket, now);
  }
  return taken;
}
