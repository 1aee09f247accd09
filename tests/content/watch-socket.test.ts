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
    #url: string;
    constructor(url: string) {
      this.#url = url;
    }
    get url(): string {
      return this.#url;
    }
  },
);
const { socketUrl, watchSocket } = await import('../../content/relay/watch-socket.ts');

function watched(keep = 4, { blobs = true, socket = new Socket() } = {}) {
  const records: HookRecord[] = [];
  const ended = vi.fn();
  watchSocket(socket as never, 1, {
    keep: () => keep,
    takeBlob: () => blobs,
    put: (record) => records.push(record),
    ended,
  })(true);
  const dispatch = (type: string, event: object, isTrusted = true): void =>
    socket.listeners[type]?.({ type, isTrusted, timeStamp: 5, ...event });
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
  expect(ended.mock.calls).toEqual(type === 'close' ? [[1]] : []);
});

it('a subprotocol and extensions are stored up to 1,024 characters', () => {
  const socket = Object.assign(new Socket(), { protocol: 'p'.repeat(2000), extensions: 'e'.repeat(2000) });
  const { records, dispatch } = watched(4, { socket });
  dispatch('open', {});
  expect(records).toEqual([
    [5, { kind: 'opened', socket: 1, protocol: 'p'.repeat(1024), extensions: 'e'.repeat(1024) }],
  ]);
});

describe('messages', () => {
  it.each<[name: string, data: unknown, record: HookRecord]>([
    ['a text that is kept whole', 'abcd', [5, 0, 1, -1, 'abcd', -1]],
    ['a long text', 'ééééé', [5, 0, 1, 10, 'éééé', -1]],
    ['a surrogate pair that the limit would cut', 'abc😀', [5, 0, 1, 7, 'abc', -1]],
    ['a surrogate pair that ends at the limit', 'ab😀c', [5, 0, 1, 7, 'ab😀', -1]],
    ['bytes', new Uint8Array([1, 2, 3, 4, 5]).buffer, [5, 2, 1, 5, new Uint8Array([1, 2, 3, 4]), -1]],
  ])('%s', (_, data, record) => {
    const { records, dispatch } = watched();
    dispatch('message', { data });
    expect(records).toEqual([record]);
  });

  it('a Blob is read later, where one more may be', () => {
    const data = new Blob(['abcdef']);
    const [read, refused, sizes] = [watched(), watched(4, { blobs: false }), watched(0)];
    for (const { dispatch } of [read, refused, sizes]) dispatch('message', { data });
    expect(read.records).toEqual([[5, 2, 1, 6, data, -1]]);
    expect(read.records[0]?.[4]).toBe(data);
    expect([refused.records, sizes.records]).toEqual(Array(2).fill([[5, 2, 1, 6, null, -1]]));
  });

  it('bytes are copied, since the page may overwrite them', () => {
    const bytes = new Uint8Array([1, 2]);
    const { records, dispatch } = watched();
    dispatch('message', { data: bytes.buffer });
    bytes.fill(9);
    expect(records[0]?.[4]).toEqual(new Uint8Array([1, 2]));
  });

  it('leave no content where only sizes are recorded', () => {
    const { records, dispatch } = watched(0);
    dispatch('message', { data: 'xy' });
    dispatch('message', { data: '' });
    dispatch('message', { data: new ArrayBuffer(3) });
    expect(records).toEqual([
      [5, 0, 1, 2, null, -1],
      [5, 0, 1, -1, '', -1],
      [5, 2, 1, 3, null, -1],
    ]);
  });
});

it('nothing is recorded where the settings say so; that a socket has ended is passed on all the same', () => {
  const { records, ended, dispatch } = watched(-1);
  dispatch('open', {});
  dispatch('message', { data: 'x' });
  dispatch('close', close);
  expect([records, ended.mock.calls]).toEqual([[], [[1]]]);
});

describe('the URL of a socket', () => {
  it('is that of a native WebSocket, not of what has only its properties', () => {
    expect(socketUrl({ url: 'wss://bank.example/', readyState: 1 })).toBeUndefined();
    expect(socketUrl(new WebSocket('ws://a/'))).toBe('ws://a/');
  });

  it('is stored up to 4,096 characters', () => {
    const url = `ws://a/${'x'.repeat(5000)}`;
    expect(socketUrl(new WebSocket(url))).toBe(url.slice(0, 4096));
  });
});
