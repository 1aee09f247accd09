import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createIntake, MOST_BYTES, MOST_FRAMES } from '../../panel/client/client-intake.ts';
import { createAllowance } from '../../panel/probe/probe-allowance.ts';
import type { PageEvent, PageFact } from '../../src/capture/captured-event.ts';
import { ingest } from '../../src/session/ingest.ts';
import { createSession } from '../../src/session/session.ts';

const message = (size: number): PageFact => ({
  kind: 'frame',
  socket: 1,
  direction: 'received',
  payload: { opcode: 'text', size, kept: 1, text: 'x' },
});

describe('what the client takes in of a flood', () => {
  let taken: PageEvent[][];
  const intake = () =>
    createIntake(
      'client-1',
      1,
      () => 1_000,
      (events) => taken.push(events),
    );
  beforeEach(() => {
    taken = [];
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is a bounded number of messages at a time, and the rest is counted', () => {
    const { tell, message: take } = intake();
    tell({ kind: 'created', socket: 1, url: 'ws://a.test/', protocols: [] });
    for (let count = 0; count < 200_000; count += 1) take(10, () => message(10));
    vi.runAllTimers();
    expect(taken).toHaveLength(1);
    expect(taken[0]?.length).toBe(1 + MOST_FRAMES + 1);
    expect(taken[0]?.at(-1)).toMatchObject({
      kind: 'dropped',
      where: 'panel',
      frames: 200_000 - MOST_FRAMES,
      bytes: 10 * (200_000 - MOST_FRAMES),
    });
    const session = createSession();
    for (const event of taken.flat()) ingest(session, event);
    expect([...session.connections.values()][0]?.frames.droppedFrames).toBe(200_000 - MOST_FRAMES);
    expect(session.losses.missingEvents).toBe(0);
  });

  it('is a bounded number of bytes at a time, of which nothing more is even looked at', () => {
    const { message: take } = intake();
    let looked = 0;
    for (let count = 0; count < 1_000; count += 1) {
      take(64 * 1024, () => {
        looked += 1;
        return message(64 * 1024);
      });
    }
    expect(looked).toBe(MOST_BYTES / (64 * 1024));
  });

  it('has room again the next time, also for one message that is larger than all', () => {
    const { message: take } = intake();
    take(3 * MOST_BYTES, () => message(3 * MOST_BYTES));
    take(MOST_BYTES, () => message(MOST_BYTES));
    vi.runAllTimers();
    take(3 * MOST_BYTES, () => message(3 * MOST_BYTES));
    take(5, () => message(5));
    vi.runAllTimers();
    take(5, () => message(5));
    vi.runAllTimers();
    expect(taken.map((events) => events.map(({ kind }) => kind))).toEqual([
      ['frame', 'dropped'],
      ['frame', 'dropped'],
      ['frame'],
    ]);
  });

  it('tells what went before it tells how the connection ended', () => {
    const { tell, message: take } = intake();
    for (let count = 0; count < MOST_FRAMES + 3; count += 1) take(1, () => message(1));
    tell({ kind: 'closed', socket: 1, code: 1000, reason: '', wasClean: true, buffered: 0 });
    vi.runAllTimers();
    expect(taken[0]?.slice(-2).map(({ kind }) => kind)).toEqual(['dropped', 'closed']);
  });
});

describe('the connections of one run', () => {
  it('make room when they are gone, and a wait in vain is made once', async () => {
    vi.useFakeTimers();
    const { hold, room } = createAllowance();
    const { signal } = new AbortController();
    let leave = (): void => undefined;
    hold(
      new Promise<void>((resolve) => {
        leave = resolve;
      }),
    );
    expect(await room(2, signal)).toBe(true);
    const waits = room(1, signal);
    await vi.runAllTimersAsync();
    expect(await waits).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
    expect(await room(1, signal)).toBe(false);
    leave();
    await Promise.resolve();
    expect(await room(1, signal)).toBe(true);
    hold(new Promise(() => undefined));
    const stop = new AbortController();
    const cancelled = room(1, stop.signal);
    stop.abort();
    expect(await cancelled).toBe(false);
    vi.useRealTimers();
  });

  it('are forty, and what was made unasked counts too', () => {
    const allowance = createAllowance();
    expect(Array.from({ length: 15 }, () => allowance.take(1)).every(Boolean)).toBe(true);
    allowance.spend(20);
    expect(allowance.take(6)).toBe(false);
    expect(allowance.take(5)).toBe(true);
    expect(allowance.take(1)).toBe(false);
    allowance.spend(20);
    expect(allowance.take(1)).toBe(false);
  });
});
