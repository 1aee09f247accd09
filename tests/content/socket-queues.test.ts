import { expect, it } from 'vitest';
import { createSocketQueues } from '../../content/relay/socket-queues.ts';

const WEIGHT = 10;

function setUp() {
  const queues = createSocketQueues<string>();
  const evicted: string[] = [];
  /** `freed`: what one item gives back. */
  const evict = (most: number, wanted = Number.POSITIVE_INFINITY, freed = WEIGHT): boolean => {
    const until = evicted.length + wanted;
    return queues.evictFromLargest(
      most,
      () => evicted.length >= until,
      (item) => {
        evicted.push(item);
        return freed;
      },
    );
  };
  return { queues, evicted, evict };
}

it('evicts the oldest of the socket that holds most, as many as are allowed, until it is enough', () => {
  const { queues, evicted, evict } = setUp();
  for (const item of ['a1', 'a2']) queues.push(1, item, WEIGHT);
  for (const item of ['b1', 'b2', 'b3', 'b4', 'b5']) queues.push(2, item, WEIGHT);
  expect(evict(2)).toBe(true);
  expect(evict(9, 2)).toBe(true);
  expect(evicted).toEqual(['b1', 'b2', 'b3', 'b4']);
  expect(evict(9)).toBe(true);
  expect(evicted.slice(4)).toEqual(['a1', 'a2']);
  expect(evict(9)).toBe(true);
  expect(evicted.slice(6)).toEqual(['b5']);
  expect(evict(9)).toBe(false);
});

it('counts what an item gained after it came', () => {
  const { queues, evicted, evict } = setUp();
  queues.push(1, 'a', WEIGHT);
  queues.push(2, 'b', WEIGHT);
  queues.grow(2, 1);
  queues.grow(3, 1000);
  evict(1);
  expect(evicted).toEqual(['b']);
});

it('of two that hold as much, takes the one that came first', () => {
  const { queues, evicted, evict } = setUp();
  queues.push(2, 'b', WEIGHT);
  queues.push(1, 'a', WEIGHT);
  evict(1);
  expect(evicted).toEqual(['b']);
});

it('keeps the order over thousands of items', () => {
  const { queues, evicted, evict } = setUp();
  const items = Array.from({ length: 5000 }, (_, index) => `${index}`);
  for (const item of items.slice(0, 4000)) queues.push(1, item, WEIGHT);
  for (let i = 0; i < 30; i++) evict(100);
  for (const item of items.slice(4000)) queues.push(1, item, WEIGHT);
  while (evict(100));
  expect(evicted).toEqual(items);
});
