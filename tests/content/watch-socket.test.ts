import { expect, it, vi } from 'vitest';

const putFact = vi.hoisted(() => vi.fn());
const queue = { keep: 4096, attempt: (make: () => void) => make(), put: vi.fn(), putFact };
vi.mock('../../content/page-hook/record-queue.ts', () => queue);

class Target {
  listeners: Record<string, (event: unknown) => void> = {};
  addEventListener(type: string, listener: (event: unknown) => void) {
    this.listeners[type] = listener;
  }
}
/** A prototype with getters of these names. */
const named = (...names: string[]) => ({
  prototype: Object.defineProperties(
    {},
    Object.fromEntries(names.map((name) => [name, { get: () => name }])),
  ),
});

vi.stubGlobal('EventTarget', Target);
vi.stubGlobal('Event', named('timeStamp'));
vi.stubGlobal('CloseEvent', named('code', 'reason', 'wasClean'));
vi.stubGlobal('MessageEvent', named('data'));
vi.stubGlobal('WebSocket', named('url', 'protocol', 'extensions', 'readyState', 'bufferedAmount'));
vi.stubGlobal('window', new Target());
const { watchSocket } = await import('../../content/page-hook/watch-socket.ts');

it.each([
  ['open', 'opened'],
  ['error', 'errored'],
  ['close', 'closed'],
])('%s counts where the browser dispatched it, and not where the page did', (type, kind) => {
  const socket = new Target();
  watchSocket(socket, 1);
  putFact.mockClear();
  socket.listeners[type]?.({ isTrusted: false });
  expect(putFact).not.toHaveBeenCalled();
  socket.listeners[type]?.({ isTrusted: true });
  expect(putFact).toHaveBeenCalledWith('timeStamp', expect.objectContaining({ kind, socket: 1 }));
});
