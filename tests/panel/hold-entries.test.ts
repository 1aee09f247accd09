import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HOLD, holdEntries } from '../../panel/capture/hold-entries.ts';
import { createLiveSession, type LiveSession } from '../../panel/session/live-session.ts';
import type { CapturedEvent, WireEvent } from '../../src/capture/captured-event.ts';

const URL = 'ws://a.test/live';
const START = Date.parse('2026-11-24T10:00:00.000Z');

function entry(number: number, url = URL): WireEvent {
  return {
    source: 'wire',
    kind: 'wire-entry',
    at: Date.now(),
    entry: number,
    url,
    status: 401,
    requestSent: true,
    requestHeaders: [],
    responseHeaders: [],
    frames: [],
    framesLeftOut: 0,
    startedAt: Date.now(),
    reason: 'Error during WebSocket handshake: Unexpected response code: 401',
  };
}

describe('an entry of the network log that is faster than the page', () => {
  let doctor: LiveSession;
  let hold: ReturnType<typeof holdEntries>;
  let seq = 0;
  const connections = () => [...doctor.session().connections.values()];
  const page = (socket: number): void => {
    seq += 1;
    const created = { kind: 'created', socket, url: URL, protocols: [], stack: '' };
    hold.page([{ source: 'page', context: 'top', seq, at: Date.now(), ...created } as CapturedEvent]);
  };

  beforeEach(() => {
    vi.useFakeTimers({ now: START });
    seq = 0;
    doctor = createLiveSession(Date.now);
    hold = holdEntries(doctor);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is no connection of a worker while the page’s record can still come', () => {
    hold.wire(entry(1));
    vi.advanceTimersByTime(240);
    expect(connections()).toEqual([]);
    page(1);
    expect(connections()).toMatchObject([{ context: 'top', wire: { entry: { status: 401 } } }]);
    vi.advanceTimersByTime(HOLD);
    expect(connections()).toHaveLength(1);
  });

  it('joins the connection at once where the page was faster', () => {
    page(1);
    hold.wire(entry(1));
    expect(connections()).toMatchObject([{ context: 'top', wire: { entry: { status: 401 } } }]);
  });

  it('waits again at each reconnect, although the earlier attempts are known', () => {
    page(1);
    hold.wire(entry(1));
    hold.wire(entry(2));
    expect(connections()).toHaveLength(1);
    page(2);
    expect(connections().map(({ wire }) => wire?.entry.entry)).toEqual([1, 2]);
  });

  it('waits although another connection to the URL is open', () => {
    page(1);
    seq += 1;
    const opened = { kind: 'opened', socket: 1, protocol: '', extensions: '' };
    hold.page([{ source: 'page', context: 'top', seq, at: Date.now(), ...opened } as CapturedEvent]);
    hold.wire(entry(1));
    expect(connections()).toHaveLength(1);
  });

  it('is one when nothing comes, and when the page is left', () => {
    hold.wire(entry(1));
    vi.advanceTimersByTime(HOLD);
    expect(connections()).toMatchObject([{ wire: { entry: { entry: 1 } } }]);
    hold.wire(entry(2, 'ws://a.test/other'));
    hold.flush(Date.now() + 1);
    expect(connections()).toHaveLength(2);
  });

  it('waits on where it is of the page that has just come', () => {
    const leftAt = Date.now();
    hold.wire(entry(1));
    hold.flush(leftAt);
    expect(connections()).toEqual([]);
    page(1);
    expect(connections()).toMatchObject([{ context: 'top' }]);
  });

  it('waits on where the page has told of another connection to the same URL alone', () => {
    hold.wire(entry(1));
    hold.wire(entry(2));
    page(1);
    expect(connections()).toMatchObject([{ context: 'top' }]);
    page(2);
    expect(connections()).toMatchObject([{ context: 'top' }, { context: 'top' }]);
  });
});
