import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWorkerWatch, STEADY } from '../../panel/capture/worker-connection.ts';

let now = 1000;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the line to the worker', () => {
  it('is lost from the first loss on, however often it is made in vain', () => {
    const watch = createWorkerWatch(() => now);
    now = 1000;
    watch.lost();
    now = 1400;
    watch.made();
    vi.advanceTimersByTime(STEADY - 1);
    watch.lost();
    vi.advanceTimersByTime(STEADY * 2);
    expect(watch.state()).toEqual({ kind: 'lost', lostAt: 1000 });
  });

  it('is there again once it has stood a while, or carried something', () => {
    const watch = createWorkerWatch(() => now);
    watch.lost();
    watch.made();
    expect(watch.state().kind).toBe('lost');
    vi.advanceTimersByTime(STEADY);
    expect(watch.state()).toEqual({ kind: 'there' });
    watch.lost();
    watch.heard();
    expect(watch.state()).toEqual({ kind: 'there' });
  });
});
