import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLineWatch, STEADY } from '../../panel/capture/worker-connection.ts';

let now = 1000;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the line to the worker', () => {
  it('is lost from the first loss on, however often it is made in vain', () => {
    const watch = createLineWatch(() => now);
    now = 1000;
    watch.lost();
    now = 1400;
    watch.made();
    vi.advanceTimersByTime(STEADY - 1);
    watch.lost();
    vi.advanceTimersByTime(STEADY * 2);
    expect(watch.line()).toEqual({ kind: 'lost', lostAt: 1000 });
  });

  it('is there again once it has stood a while, or carried something', () => {
    const watch = createLineWatch(() => now);
    watch.lost();
    watch.made();
    expect(watch.line().kind).toBe('lost');
    vi.advanceTimersByTime(STEADY);
    expect(watch.line()).toEqual({ kind: 'there' });
    watch.lost();
    watch.heard();
    expect(watch.line()).toEqual({ kind: 'there' });
  });
});
