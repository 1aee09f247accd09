import { describe, expect, it, vi } from 'vitest';
import type { HookRecord } from '../../content/channel/hook-record.ts';
import { createFailureCount } from '../../content/relay/failure-count.ts';
import { createHistory } from '../../content/relay/record-history.ts';

const created = (socket: number): HookRecord => [
  1,
  { kind: 'created', socket, url: `wss://a.test/${socket}`, protocols: [] },
];
const errored = (socket: number): HookRecord => [2, { kind: 'errored', socket, readyState: 3 }];

function setUp(tell = vi.fn(async () => undefined)) {
  const waiting: (() => void)[] = [];
  const history = createHistory(1 << 20);
  const counter = createFailureCount(history.append, tell, (run) => waiting.push(run));
  const asked = () => {
    const port = { postMessage: vi.fn() };
    counter.answer(port);
    return port;
  };
  return { counter, history, tell, waiting, asked };
}

describe('the number of failing connections', () => {
  it('is told of once for several changes, and answered once', () => {
    const { counter, history, tell, waiting, asked } = setUp();
    for (const socket of [1, 2, 3]) for (const make of [created, errored]) counter.append(make(socket));
    expect(waiting).toHaveLength(1);
    waiting[0]?.();
    expect(tell).toHaveBeenCalledOnce();
    const port = asked();
    expect(port.postMessage).toHaveBeenCalledExactlyOnceWith({ failing: 3 });
    expect(history.next).toBe(7);
  });

  it('says nothing of messages and of connections that work', () => {
    const { counter, waiting } = setUp();
    counter.append(created(1));
    counter.append([2, { kind: 'opened', socket: 1, protocol: '', extensions: '' }]);
    counter.append([3, 0, 1, -1, 'text', -1]);
    expect(waiting).toEqual([]);
  });

  it('is told of again when the page is back, if there is one', () => {
    const { counter, tell, waiting } = setUp();
    const back: HookRecord = [3, { kind: 'pageshow', persisted: true }];
    counter.append(back);
    expect(waiting).toEqual([]);
    counter.append(created(1));
    counter.append(errored(1));
    waiting.pop()?.();
    counter.append(back);
    waiting.pop()?.();
    expect(tell).toHaveBeenCalledTimes(2);
  });

  it('bears an extension that is gone', () => {
    const { counter, waiting } = setUp(
      vi.fn(() => {
        throw new Error('Extension context invalidated.');
      }),
    );
    counter.append(created(1));
    counter.append(errored(1));
    expect(() => waiting[0]?.()).not.toThrow();
  });
});
