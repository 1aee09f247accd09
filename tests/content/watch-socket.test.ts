import { describe, expect, it, vi } from 'vitest';
import type { HookRecord } from '../../content/channel/hook-record.ts';

class Socket {
  listeners: Record<string, (event: object) => void> = {};
  protocol = 'chat';
  extensions = '';
  readyState = 3;
  bufferedAmount = 7;
  addEventListener(type: string, listener: (event: object) => void) {
    this.listeners[type] = listener;
  }
}

vi.stubGlobal(
  'WebSocket',
  class {
    #url = 'ws://a/';
    get url(): string {
      return this.#url;
    }
  },
);
const { socketUrl, watchSocket } = await import('../../content/relay/watch-socket.ts');

function watched(keep = 4) {
  const records: HookRecord[] = [];
  const ended = vi.fn();
  const socket = new Socket();
  watchSocket(socket as never, 1, {
    keep: () => keep,
    takeBlob: () => true,
    put: (record) => records.push(record),
    ended,
  })(true);
  const dispatch = (type: string, event: object, isTrusted = true): void =>
    socket.listeners[type]?.({ isTrusted, timeStamp: 5, ...event });
  return { records, ended, dispatch };
}

const close = { code: 1008, reason: 'no', wasClean: true };

it.each([
  ['open', {}, { kind: 'opened', socket: 1, protocol: 'chat', extensions: '' }],
  ['error', {}, { kind: 'errored', socket: 1, readyState: 3 }],
  ['close', close, { kind: 'closed', socket: 1, ...close, buffered: 7 }],
])('%s counts where the browser dispatched it, and not where the page did', (type, event, fact) => {
  const { records, ended, dispatch } = watched();
  dispatch(type, event, false);
  dispatch('message', { data: 'x' }, false);
  expect([records, ended.mock.calls]).toEqual([[], []]);
  dispatch(type, event);
  expect(records).toEqual([[5, fact]]);
  expect(ended).toHaveBeenCalledTimes(type === 'close' ? 1 : 0);
});

describe('messages', () => {
  it.each([
    ['a text that is kept whole', 'abcd', [5, 0, 1, -1, 'abcd', -1]],
    ['a long text', 'ééééé', [5, 0, 1, 10, 'éééé', -1]],
    ['a surrogate pair that the limit would cut', 'abc😀', [5, 0, 1, 7, 'abc', -1]],
    ['bytes', new Uint8Array([1, 2, 3, 4, 5]).buffer, [5, 2, 1, 5, new Uint8Array([1, 2, 3, 4]), -1]],
  ])('%s', (_, data, record) => {
    const { records, dispatch } = watched();
    dispatch('message', { data });
    expect(records).toEqual([record]);
  });

  it('leave nothing where nothing is recorded, and no content where none is kept', () => {
    const off = watched(-1);
    off.dispatch('message', { data: 'x' });
    const sizes = watched(0);
    sizes.dispatch('message', { data: 'xy' });
    expect([off.records, sizes.records]).toEqual([[], [[5, 0, 1, 2, null, -1]]]);
  });
});

it('takes nothing for a WebSocket that has only its properties', () => {
  expect(socketUrl({ url: 'wss://bank.example/', readyState: 1 })).toBeUndefined();
  expect(socketUrl(new WebSocket('ws://a/'))).toBe('ws://a/');
});
