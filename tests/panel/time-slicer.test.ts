import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runInSlices, startInSlices } from '../../panel/session/time-slicer.ts';

let now = 0;

beforeEach(() => {
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});

/** Each step takes 4 ms of the clock. */
function* steps(count: number): Generator<number, string> {
  for (let step = 1; step <= count; step += 1) {
    now += 4;
    yield step;
  }
  return 'done';
}

afterEach(() => vi.restoreAllMocks());

const never = new AbortController().signal;

describe('work in slices', () => {
  it('a slice ends after its time, and the last one is told', async () => {
    const slices: [number[], boolean][] = [];
    const result = await runInSlices(steps(7), never, (yielded, isLast) => slices.push([yielded, isLast]));
    expect(result).toBe('done');
    expect(slices).toEqual([
      [[1, 2, 3], false],
      [[4, 5, 6], false],
      [[7], true],
    ]);
  });

  it('what waits in the browser has its turn between slices', async () => {
    const order: string[] = [];
    await runInSlices(steps(40), never, () => {
      if (order.push('slice') === 1) setImmediate(() => order.push('other'));
    });
    expect(order.indexOf('other')).toBeGreaterThan(0);
    expect(order.at(-1)).toBe('slice');
  });

  it('an abort ends it with its reason before the next slice', async () => {
    const stop = new AbortController();
    const run = vi.fn(() => stop.abort('enough'));
    await expect(runInSlices(steps(100), stop.signal, run)).rejects.toBe('enough');
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('work of an effect that is stopped is not heard of again', async () => {
    const heard: number[][] = [];
    await new Promise<void>((resolve) => {
      const stop = startInSlices(
        (function* () {
          yield* steps(9);
        })(),
        (yielded) => {
          heard.push(yielded);
          stop();
          setTimeout(resolve, 0);
        },
      );
    });
    expect(heard).toEqual([[1, 2, 3]]);
  });
});
