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
  /** Takes the oldest items of the heaviest pile until `enough`, at most so many, or none is left. */
  takeFromHeaviest(most: number, enough: () => boolean, use: (item: T) => number): boolean;
}

const COMPACT_AFTER = 1024;

export function createSocketQueues<T>(): SocketQueues<T> {
  const piles = new Map<SocketId, SocketQueue<T>>();

  function heaviest(): [SocketId, SocketQueue<T>] | undefined {
    let found: [SocketId, SocketQueue<T>] | undefined;
    for (const one of piles) if (!found || one[1].weight > found[1].weight) found = one;
    return found;
  }

  return {
    push(socket, item, weight) {
      const pile = piles.get(socket);
      if (!pile) {
        piles.set(socket, { items: [item], head: 0, weight });
        return;
      }
      pile.items.push(item);
      pile.weight += weight;
    },
    grow(socket, weight) {
      const pile = piles.get(socket);
      if (pile) pile.weight += weight;
    },
    takeFromHeaviest(most, enough, use) {
      const found = heaviest();
      if (!found) return false;
      const [socket, pile] = found;
      for (let taken = 0; taken < most && pile.head < pile.items.length && !enough(); taken++) {
        const item = pile.items[pile.head];
        pile.items[pile.head] = undefined;
        pile.head += 1;
        if (item !== undefined) pile.weight -= use(item);
      }
      if (pile.head === pile.items.length) piles.delete(socket);
      else if (pile.head > COMPACT_AFTER && pile.head * 2 > pile.items.length) {
        pile.items.splice(0, pile.head);
        pile.head = 0;
      }
      return true;
    },
  };
}
