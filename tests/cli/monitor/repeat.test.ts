import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { repeat } from '../../../cli/monitor/repeat.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** When each run started, in milliseconds from the first one. */
async function startsOf(
  schedule: { every: number; count: number; random: () => number },
  takes: number,
): Promise<number[]> {
  const first = Date.now();
  const starts: number[] = [];
  const job = async (): Promise<void> => {
    starts.push(Date.now() - first);
    if (takes > 0) await wait(takes);
  };
  const done = repeat(job, schedule, new AbortController().signal);
  await vi.runAllTimersAsync();
  await done;
  return starts;
}

describe('a schedule', () => {
  it('counts from start to start, however long a run takes', async () => {
    expect(await startsOf({ every: 1_000, count: 4, random: () => 0.5 }, 300)).toEqual([
      0, 1_000, 2_000, 3_000,
    ]);
  });

  it('is early or late by up to a tenth', async () => {
    expect(await startsOf({ every: 1_000, count: 3, random: () => 0 }, 0)).toEqual([0, 900, 1_800]);
    expect(await startsOf({ every: 1_000, count: 3, random: () => 1 }, 0)).toEqual([0, 1_100, 2_200]);
  });

  it('never has two runs at a time, and makes up for none', async () => {
    expect(await startsOf({ every: 1_000, count: 3, random: () => 0.5 }, 2_500)).toEqual([0, 2_500, 5_000]);
  });

  it('ends at once when it is interrupted', async () => {
    const stop = new AbortController();
    const job = vi.fn(() => Promise.resolve());
    const done = repeat(job, { every: 60_000, random: () => 0.5 }, stop.signal);
    await vi.advanceTimersByTimeAsync(0);
    stop.abort();
    await done;
    expect(job).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
