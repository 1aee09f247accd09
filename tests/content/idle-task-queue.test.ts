import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createIdleTaskQueue } from '../../content/relay/idle-task-queue.ts';

const clock = { now: 0 };
beforeEach(() => {
  clock.now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => clock.now);
});
afterEach(() => vi.restoreAllMocks());

function make(most = 1000) {
  const tasks: { run: () => void; delay: number }[] = [];
  const held: number[] = [];
  const done: string[] = [];
  const limits = { most };
  const queue = createIdleTaskQueue({
    most: () => limits.most,
    soon: (run, delay) => tasks.push({ run, delay }),
    onChange: (bytes) => held.push(bytes),
  });
  /** `takes`: milliseconds. */
  const add = (name: string, weight: number, takes = 0): void =>
    queue.add(() => {
      clock.now += takes;
      done.push(name);
    }, weight);
  /** Runs the next task, and says how long it had to wait. */
  const runTask = (): number => {
    const task = tasks.shift();
    if (!task) throw new Error('no task waits');
    clock.now += task.delay;
    task.run();
    return task.delay;
  };
  return { queue, add, tasks, runTask, held, done, limits };
}

describe('the queue of tasks', () => {
  it('does nothing before it is given time, and then all in order', () => {
    const { add, tasks, runTask, held, done } = make();
    add('a', 10);
    add('b', 20);
    expect(done).toEqual([]);
    expect(held).toEqual([10, 30]);
    expect(tasks).toHaveLength(1);
    expect(runTask()).toBe(0);
    expect(done).toEqual(['a', 'b']);
    expect(held).toEqual([10, 30, 0]);
    expect(tasks).toHaveLength(0);
    add('c', 5);
    expect(tasks).toHaveLength(1);
  });

  it('does the oldest at once where too much waits', () => {
    const { add, held, done, tasks, runTask } = make(25);
    add('a', 10);
    add('b', 15);
    expect(done).toEqual([]);
    add('c', 10);
    expect(done).toEqual(['a']);
    expect(held.at(-1)).toBe(25);
    add('huge', 100);
    expect(done).toEqual(['a', 'b', 'c', 'huge']);
    expect(tasks).toHaveLength(1);
    runTask();
    expect([held.at(-1), tasks.length]).toEqual([0, 0]);
    add('too large by itself', 100);
    expect(tasks).toHaveLength(0);
  });

  it('keeps to a new limit from then on', () => {
    const { queue, add, runTask, held, done, limits, tasks } = make();
    add('a', 10);
    add('b', 10);
    limits.most = 10;
    queue.adapt();
    expect(done).toEqual(['a']);
    expect(held.at(-1)).toBe(10);
    while (tasks.length > 0) runTask();
    expect(done).toEqual(['a', 'b']);
    queue.adapt();
    expect([held.at(-1), tasks.length]).toEqual([0, 0]);
  });

  it('drains when the page leaves', () => {
    const { queue, add, tasks, runTask, done, held } = make();
    add('a', 10);
    add('b', 10);
    queue.drain();
    expect([done, held.at(-1)]).toEqual([['a', 'b'], 0]);
    runTask();
    expect(done).toEqual(['a', 'b']);
    add('c', 1);
    expect([tasks.length, held.at(-1)]).toEqual([1, 1]);
  });
});

describe('a slice of 3 ms', () => {
  it('leaves as long to the page as it took, where nothing more comes', () => {
    const { add, runTask, done } = make();
    for (const name of ['a', 'b', 'c', 'd']) add(name, 1, 2);
    runTask();
    expect(done).toEqual(['a', 'b']);
    runTask();
    expect(done).toEqual(['a', 'b', 'c', 'd']);
    for (const name of ['e', 'f', 'g']) add(name, 1, 3);
    runTask();
    runTask();
    expect(runTask()).toBe(3);
    expect(done.at(-1)).toBe('g');
  });

  it('is not followed by another at once when the queue goes by new limits meanwhile', () => {
    const { queue, add, tasks, runTask, done } = make();
    for (const name of ['a', 'b', 'c']) add(name, 1, 3);
    queue.adapt();
    expect(tasks).toHaveLength(2);
    runTask();
    expect(done).toEqual([]);
    runTask();
    expect(done).toEqual(['a']);
    expect(tasks).toHaveLength(1);
  });

  it('ends with a task that took all of it', () => {
    const { add, runTask, done } = make();
    for (const name of ['a', 'b']) add(name, 1, 3);
    runTask();
    expect(done).toEqual(['a']);
  });

  it('leaves three times as long to the page while more comes', () => {
    const { add, runTask, done } = make();
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) add(name, 1, 2);
    runTask();
    expect(runTask()).toBe(12);
    expect(done).toEqual(['a', 'b', 'c', 'd']);
    // Nothing came meanwhile.
    expect(runTask()).toBe(4);
  });

  it.each([
    [9.9, 29.7],
    [10, 100],
  ])('that a single task of %d ms made long is followed by %d ms for the page', (takes, rest) => {
    const { add, runTask } = make();
    add('long', 1, takes);
    add('next', 1);
    runTask();
    expect(runTask()).toBeCloseTo(rest);
  });

  it.each([
    [2990, 0],
    [2989, 100],
  ])('is followed at once by what has waited for 3 s: after %d ms and 10 ms of work', (waited, rest) => {
    const { add, runTask } = make();
    add('long', 1, 10);
    add('next', 1);
    clock.now = waited;
    runTask();
    expect(runTask()).toBe(rest);
  });
});
