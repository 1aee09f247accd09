import type { SocketId } from '../../src/capture/captured-event.ts';

interface SocketQueue<T> {
  items: (T | undefined)[];
  head: number;
  weight: number;
}

/** What each socket holds, first in first out, and which holds most. */
export interface SocketQueues<T> {
  push(socket: SocketId, item: T, weight: number): void;
  /** The same item has become heavier. */
  grow(socket: SocketId, weight: number): void;
  /** Takes the oldest items of the largest queue until `enough`, at most so many, or none is left. */
  evictFromLargest(most: number, enough: () => boolean, use: (item: T) => number): boolean;
}

const COMPACT_AFTER = 1024;

export function createSocketQueues<T>(): SocketQueues<T> {
  const queues = new Map<SocketId, SocketQueue<T>>();

  function largest(): [SocketId, SocketQueue<T>] | undefined {
    let found: [SocketId, SocketQueue<T>] | undefined;
    for (const one of queues) if (!found || one[1].weight > found[1].weight) found = one;
    return found;
  }

  return {
    push(socket, item, weight) {
      let queue = queues.get(socket);
      if (!queue) {
        queue = { items: [], head: 0, weight: 0 };
        queues.set(socket, queue);
      }
      queue.items.push(item);
      queue.weight += weight;
    },
    grow(socket, weight) {
      const queue = queues.get(socket);
      if (queue) queue.weight += weight;
    },
    evictFromLargest(most, enough, use) {
      const found = largest();
      if (!found) return false;
      const [socket, queue] = found;
      for (let taken = 0; taken < most && queue.head < queue.items.length && !enough(); taken++) {
        const item = queue.items[queue.head];
        queue.items[queue.head] = undefined;
        queue.head += 1;
        if (item !== undefined) queue.weight -= use(item);
      }
      if (queue.head === queue.items.length) queues.delete(socket);
      else if (queue.head > COMPACT_AFTER && queue.head * 2 > queue.items.length) {
        queue.items.splice(0, queue.head);
        queue.head = 0;
      }
      return true;
    },
  };
}
