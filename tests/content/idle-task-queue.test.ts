import { describe, expect, it } from 'vitest';
import { createIdleTaskQueue } from '../../content/relay/idle-task-queue.ts';

function make(most = 1000) {
  const tasks: (() => void)[] = [];
  const held: number[] = [];
  const done: string[] = [];
  const limits = { most };
  const backlog = createIdleTaskQueue({
    most: () => limits.most,
    soon: (run) => tasks.push(run),
    onChange: (bytes) => held.push(bytes),
  });
  const add = (name: string, weight: number): void => backlog.add(() => done.push(name), weight);
  return { backlog, add, tasks, held, done, limits };
}

describe('backlog', () => {
  it('does nothing before it is given time, and then all in order', () => {
    const { add, tasks, held, done } = make();
    add('a', 10);
    add('b', 20);
    expect(done).toEqual([]);
    expect(held).toEqual([10, 30]);
    expect(tasks).toHaveLength(1);
    tasks[0]?.();
    expect(done).toEqual(['a', 'b']);
    expect(held.at(-1)).toBe(0);
    expect(tasks).toHaveLength(1);
  });

  it('stops after a slice and asks again', () => {
    const { backlog, tasks, done } = make();
    const slowly = (name: string) => () => {
      const end = performance.now() + 6;
      while (performance.now() < end);
      done.push(name);
    };
    backlog.add(slowly('a'), 1);
    backlog.add(slowly('b'), 1);
    tasks[0]?.();
    expect(done).toEqual(['a']);
    tasks[1]?.();
    expect(done).toEqual(['a', 'b']);
  });

  it('does the oldest at once where too much waits', () => {
    const { add, held, done } = make(25);
    add('a', 10);
    add('b', 10);
    add('c', 10);
    expect(done).toEqual(['a']);
    expect(held.at(-1)).toBe(20);
    add('huge', 100);
    expect(done).toEqual(['a', 'b', 'c', 'huge']);
  });

  it('keeps to a new limit from then on', () => {
    const { backlog, add, tasks, held, done, limits } = make();
    add('a', 10);
    add('b', 10);
    limits.most = 10;
    backlog.adapt();
    expect(done).toEqual(['a']);
    expect(held.at(-1)).toBe(10);
    expect(tasks).toHaveLength(2);
    for (const task of tasks) task();
    expect(done).toEqual(['a', 'b']);
  });

  it('drains when the page leaves', () => {
    const { backlog, add, tasks, done } = make();
    add('a', 10);
    add('b', 10);
    backlog.drain();
    expect(done).toEqual(['a', 'b']);
    tasks[0]?.();
    expect(done).toEqual(['a', 'b']);
    add('c', 1);
    expect(tasks).toHaveLength(2);
  });
});
