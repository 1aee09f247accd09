import { describe, expect, it } from 'vitest';
import { type NetworkLog, toWireEvent, watchNetworkLog } from '../../panel/capture/wire-chromium.ts';
import type { WireEvent } from '../../src/capture/captured-event.ts';
import { openHar } from '../support/har-tools.ts';

type Har = Parameters<typeof toWireEvent>[0];

function har(over: Record<string, unknown> = {}, request: Record<string, unknown> = {}): Har {
  return {
    _resourceType: 'websocket',
    startedDateTime: '1970-01-01T00:00:00.000Z',
    request: { url: 'wss://h.test/live', headers: [], ...request },
    response: { status: 0, headers: [] },
    _webSocketMessages: [],
    ...over,
  } as unknown as Har;
}

const failed = (data: string, time = 12.5) =>
  har({ _webSocketMessages: [{ type: 'error', time, opcode: -1, data }] });

describe('the network log of Chromium', () => {
  it('keeps the browser’s words, and tells blank from absent', () => {
    expect(toWireEvent(failed('net::ERR_X'), 1, 5)).toMatchObject({
      reason: 'net::ERR_X',
      requestSent: false,
    });
    expect(toWireEvent(failed(''), 1, 5)).toMatchObject({ reason: '' });
    expect(toWireEvent(har(), 1, 5)).not.toHaveProperty('reason');
  });

  it('does not believe the start time of a request that never left', () => {
    expect(toWireEvent(failed('x'), 1, 5)).not.toHaveProperty('startedAt');
    const sent = har(
      { startedDateTime: '2026-11-23T10:00:00.000Z' },
      { headers: [{ name: 'Host', value: 'h' }] },
    );
    expect(toWireEvent(sent, 1, 5)).toMatchObject({
      startedAt: Date.UTC(2026, 10, 23, 10),
      requestSent: true,
    });
  });

  it('sizes text as UTF-8 and binary by its base64', () => {
    const entry = har({
      _webSocketMessages: [
        { type: 'send', time: 1_700_000_000.5, opcode: 1, data: 'é€' },
        { type: 'receive', time: 1_700_000_001, opcode: 2, data: 'AAEC' },
        { type: 'receive', time: 1_700_000_002, opcode: 2, data: 'AA==' },
      ],
    });
    const event = toWireEvent(entry, 1, 5);
    expect(event.kind === 'wire-entry' && event.frames).toMatchObject([
      { direction: 'sent', at: 1_700_000_000_500, payload: { opcode: 'text', size: 5, text: 'é€' } },
      { direction: 'received', payload: { opcode: 'binary', size: 3, base64: 'AAEC' } },
      { payload: { size: 1 } },
    ]);
  });

  it('gives a frame without a possible time that of the request, and skips what is no message', () => {
    const entry = har(
      {
        startedDateTime: '2026-11-23T10:00:00.000Z',
        _webSocketMessages: [
          { type: 'receive', time: 0, opcode: 1, data: 'early' },
          { type: 'receive', time: 1_795_000_000, opcode: 9, data: 'a ping' },
        ],
      },
      { headers: [{ name: 'Host', value: 'h' }] },
    );
    const event = toWireEvent(entry, 1, 5);
    expect(event.kind === 'wire-entry' && event.frames.map(({ at, payload }) => [at, payload.text])).toEqual([
      [Date.UTC(2026, 10, 23, 10), 'early'],
    ]);
  });

  it('reads an entry as the reader of HAR files does', () => {
    const entry = har(
      {
        startedDateTime: '2026-11-23T10:00:00.000Z',
        _initiator: { type: 'script', stack: { callFrames: [{ url: 'https://h.test/app.js' }] } },
        response: { status: 101, headers: [{ name: 'Upgrade', value: 'websocket' }] },
        _webSocketMessages: [
          { type: 'send', time: 1_795_428_001, opcode: 1, data: 'é' },
          { type: 'receive', time: 1_795_428_002.25, opcode: 2, data: 'AAEC' },
          { type: 'error', time: 1_795_428_003, opcode: -1, data: 'Invalid frame header' },
        ],
      },
      { headers: [{ name: 'User-Agent', value: 'Chrome/156' }] },
    );
    const live = toWireEvent(entry, 1, 5);
    const [connection] = openHar(JSON.stringify({ log: { entries: [entry] } })).connections.values();
    const { by: _by, frames: _frames, framesLeftOut: _left, ...rest } = connection?.wire?.entry ?? {};
    const frames = connection?.frames.kept.map(({ id: _id, at, direction, ...payload }) => ({
      at,
      direction,
      payload,
    }));
    expect(live).toMatchObject({ ...rest, at: 5, frames });
    expect(frames).toHaveLength(2);
  });

  it('delivers what the log already had, and what comes, each once', async () => {
    let deliver: ((entry: Har) => void) | undefined;
    const earlier = failed('net::ERR_EARLIER');
    const log: NetworkLog = {
      getHAR: () => Promise.resolve({ entries: [earlier, har({ response: { status: 101, headers: [] } })] }),
      onRequestFinished: { addListener: (listener) => (deliver = listener) },
    };
    const events: WireEvent[] = [];
    watchNetworkLog(
      log,
      'test',
      () => 1,
      (event) => events.push(event),
    );
    const startedDateTime = '2026-11-23T10:00:00.000Z';
    const page = { method: 'GET', url: 'https://app.test/', headers: [] };
    const response = { status: 200, headers: [{ name: 'Server', value: 'nginx' }] };
    deliver?.(har({ _resourceType: 'fetch', startedDateTime, request: page, response }));
    deliver?.(har({ _resourceType: 'fetch', startedDateTime, request: page, response }));
    deliver?.(failed('net::ERR_LATER', 13.5));
    await Promise.resolve();
    await Promise.resolve();
    expect(events.map((event) => (event.kind === 'wire-entry' ? event.reason : event.kind))).toEqual([
      'wire-started',
      'http-response',
      'net::ERR_LATER',
      'net::ERR_EARLIER',
    ]);
  });

  it('does not deliver again from the log what came while the log was read', async () => {
    const [twice, first] = [failed('net::ERR_TWICE'), failed('net::ERR_FIRST', 11.5)];
    const listeners: ((entry: Har) => void)[] = [];
    const reading = Promise.resolve({ entries: [first, twice] });
    const events: WireEvent[] = [];
    const onRequestFinished = { addListener: (listener: (entry: Har) => void) => listeners.push(listener) };
    watchNetworkLog(
      { getHAR: () => reading, onRequestFinished },
      'test',
      () => 1,
      (one) => events.push(one),
    );
    listeners[0]?.(twice);
    await reading;
    const reasons = events.flatMap((one) => (one.kind === 'wire-entry' ? [one.reason] : []));
    expect(reasons).toEqual(['net::ERR_TWICE', 'net::ERR_FIRST']);
  });
});
