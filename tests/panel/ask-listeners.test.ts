import { createContext, runInContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askListeners } from '../../panel/session/ask-listeners.ts';
import { createLiveSession, type LiveSession } from '../../panel/session/live-session.ts';
import type { PageEvent, PageFact } from '../../src/capture/captured-event.ts';
import { type AskListeners, LIVE_SOCKETS } from '../../src/capture/listener-query.ts';

describe('asking what the page listens for', () => {
  let liveSession: LiveSession;
  let asked: number;
  let seq: number;

  beforeEach(() => {
    vi.useFakeTimers();
    liveSession = createLiveSession(() => Date.now());
    asked = 0;
    seq = 0;
    askListeners(liveSession, async () => {
      asked += 1;
    });
    tell({ kind: 'page-started', url: 'http://a.test/', title: '', top: true, userAgent: '' });
  });
  afterEach(() => vi.useRealTimers());

  function tell(...facts: PageFact[]): void {
    const events = facts.map((fact): PageEvent => {
      seq += 1;
      return { ...fact, source: 'page', context: 'page', seq, at: Date.now() };
    });
    liveSession.take(events);
  }

  function open(socket: number): void {
    tell(
      { kind: 'created', socket, url: `ws://a.test/${socket}`, protocols: [] },
      { kind: 'opened', socket, protocol: '', extensions: '' },
    );
  }

  it('does not ask where no socket is open', async () => {
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toBe(0);
  });

  it('asks soon after a socket opens, and ever more seldom while something is lacking', async () => {
    open(1);
    await vi.advanceTimersByTimeAsync(300);
    expect(asked).toBe(1);
    await vi.advanceTimersByTimeAsync(600);
    expect(asked).toBe(2);
    await vi.advanceTimersByTimeAsync(1_200);
    expect(asked).toBe(3);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toBeLessThan(20);
  });

  it('asks as soon for a later socket, however long an older one has lacked something', async () => {
    open(1);
    await vi.advanceTimersByTimeAsync(600_000);
    const before = asked;
    open(2);
    await vi.advanceTimersByTimeAsync(300);
    expect(asked).toBe(before + 1);
  });

  it('is content once it knows of handlers for messages and for the end, and when all is cleared', async () => {
    open(1);
    await vi.advanceTimersByTimeAsync(300);
    tell({ kind: 'listeners', socket: 1, types: 'message close' });
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toBe(1);
    open(2);
    await vi.advanceTimersByTimeAsync(300);
    tell({ kind: 'closed', socket: 2, code: 1000, reason: '', wasClean: true, buffered: 0 });
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toBe(2);
    expect(vi.getTimerCount()).toBe(0);
  });
});

it('tells the hook of each socket what the page listens for', async () => {
  vi.useFakeTimers();
  const socket = {};
  let heard: string | undefined;
  const hook = { listener: (ask: AskListeners) => (heard = ask(socket, 1)) };
  const world = createContext({
    getEventListeners: (target: object) =>
      target === socket ? { message: [hook], close: [hook, hook] } : { [LIVE_SOCKETS]: [hook] },
  });
  runInContext('var window = globalThis', world);
  const liveSession = createLiveSession(() => Date.now());
  askListeners(liveSession, async (expression) => runInContext(expression, world));
  const base = { source: 'page', context: 'page', at: Date.now() } as const;
  liveSession.take([
    { ...base, seq: 1, kind: 'page-started', url: 'http://a.test/', title: '', top: true, userAgent: '' },
    { ...base, seq: 2, kind: 'created', socket: 1, url: 'ws://a.test/', protocols: [] },
    { ...base, seq: 3, kind: 'opened', socket: 1, protocol: '', extensions: '' },
  ]);
  await vi.advanceTimersByTimeAsync(300);
  vi.useRealTimers();
  expect(heard).toBe('message close ');
});
