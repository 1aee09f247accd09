import type { SocketId } from '../../src/capture/captured-event.ts';
import type { FrameCode } from '../../src/capture/page-record.ts';
import type { HookContent, HookRecord } from '../channel/hook-record.ts';
import { FIRST_ROOM, MOST_CHUNKS, MOST_ROOM, MOST_TAKEN, MOST_WEIGHT, SOCKETS } from './limits.ts';
import { BUFFERED, CODE, ORDER, OVERHEAD, ROW, SIZE, TIME, WEIGHT } from './message-row.ts';
import { Floats, nullProtoArray, sortFloats } from './primordials.ts';

/**
 * Messages while no panel watches, where only this script reaches them: the oldest of the busiest socket go first. A message
 * is a row of a list, and no object, timer or copy to another world is made for it. The relay takes them when a panel asks.
 */

/** Messages of one socket, one after the other: they are evicted together, without a look at each. */
interface Chunk {
  list: unknown[];
  /** The index of the first row, and that behind the last. */
  start: number;
  end: number;
  weight: number;
  /** Of the messages themselves, as the browser counted them. */
  bytes: number;
  next: Chunk | undefined;
}

/** The messages of one socket, and what was lost of them and is not told yet. */
interface Queue {
  first: Chunk;
  last: Chunk;
  weight: number;
  lost: number;
  bytes: number;
}

let budget = 0;
let held = 0;
let last = 0;
/** By socket; none of a socket of which nothing is here. */
const queues = nullProtoArray<Queue>();

function newChunk(room: number): Chunk {
  const list = nullProtoArray<unknown>(room);
  // The engine would copy a list that began with numbers and then gets something else.
  list[0] = null;
  return { list, start: 0, end: 0, weight: 0, bytes: 0, next: undefined };
}

function newQueue(): Queue {
  makeRoom();
  const first = newChunk(FIRST_ROOM);
  return { first, last: first, weight: 0, lost: 0, bytes: 0 };
}

function addChunk(queue: Queue): Chunk {
  makeRoom();
  // The full one was evicted.
  if (queue.last.end === 0) return queue.last;
  const { length } = queue.last.list;
  const chunk = newChunk(length < MOST_ROOM ? length * 2 : length);
  queue.last.next = chunk;
  queue.last = chunk;
  return chunk;
}

/**
 * Evicts the first chunk of the busiest socket, until all is within the budget. This happens when a chunk is begun and not with each
 * message, so that a chunk of each socket may be too many.
 */
function makeRoom(): void {
  while (held > budget) {
    let busiest = { weight: 0 } as Queue;
    for (const socket in queues) {
      const queue = queues[socket] as Queue;
      if (queue.weight > busiest.weight) busiest = queue;
    }
    const { first } = busiest;
    held -= first.weight;
    busiest.weight -= first.weight;
    busiest.lost += (first.end - first.start) / ROW;
    busiest.bytes += first.bytes;
    if (!first.next) busiest.last = first.next = newChunk(FIRST_ROOM);
    busiest.first = first.next;
  }
}

/** Above 0 messages are kept here, of so many bytes in all. */
export let ringBudget = 0;

/** What is there stays, as far as there is room, until the relay has taken it. */
export function setRingBudget(bytes: number): void {
  ringBudget = bytes;
  if (bytes > 0) {
    budget = bytes;
    makeRoom();
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
  let queue = queues[socket];
  if (!queue) queues[socket] = queue = newQueue();
  let chunk = queue.last;
  if (chunk.end === chunk.list.length || chunk.weight > budget / MOST_CHUNKS) chunk = addChunk(queue);
  const { list, end } = chunk;
  list[end] = content;
  list[end + TIME] = at;
  list[end + CODE] = code;
  list[end + SIZE] = size;
  list[end + BUFFERED] = buffered;
  list[end + WEIGHT] = weight;
  list[end + ORDER] = ++last;
  chunk.end = end + ROW;
  const all = weight + OVERHEAD;
  chunk.weight += all;
  chunk.bytes += size < 0 ? weight : size;
  queue.weight += all;
  held += all;
}

/** Keys of what is being handed over, in order: a message's place among all, and its socket. */
let sorted: Float64Array | undefined;
let position = 0;
/** Beside the keys: the page can replace the getter of their length. */
let end = 0;

function sortUntil(until: number): Float64Array {
  const keys = nullProtoArray<number>();
  position = end = 0;
  for (const socket in queues) {
    for (let chunk: Chunk | undefined = (queues[socket] as Queue).first; chunk; chunk = chunk.next) {
      const { list } = chunk;
      for (let row = chunk.start; row < chunk.end && (list[row + TIME] as number) <= until; row += ROW)
        keys[end++] = (list[row + ORDER] as number) * SOCKETS + +socket;
    }
  }
  return sortFloats(new Floats(keys)) as Float64Array;
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
    const key = sorted[position] as number;
    const socket = key % SOCKETS;
    const queue = queues[socket] as Queue;
    let chunk = queue.first;
    if (chunk.next && chunk.start === chunk.end) queue.first = chunk = chunk.next;
    // It may have been evicted since.
    if (chunk.list[chunk.start + ORDER] !== (key - socket) / SOCKETS) continue;
    const { list, start } = chunk;
    const at = list[start + TIME] as number;
    const bytes = list[start + SIZE] as number;
    const weight = list[start + WEIGHT] as number;
    tellLost(socket, queue, at);
    taken[size++] = [
      at,
      list[start + CODE] as FrameCode,
      socket,
      bytes,
      list[start] as HookContent,
      list[start + BUFFERED] as number,
    ];
    const all = weight + OVERHEAD;
    left -= all;
    held -= all;
    queue.weight -= all;
    chunk.weight -= all;
    chunk.bytes -= bytes < 0 ? weight : bytes;
    chunk.start = start + ROW;
    list[start] = null;
  }
  if (size === 0) {
    sorted = undefined;
    for (const socket in queues) {
      const queue = queues[socket] as Queue;
      tellLost(+socket, queue, now);
      if (queue.weight === 0) delete queues[socket];
    }
  }
  return taken;
}
