import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLiveSession, type LiveSession, UNDO_FOR } from '../../panel/session/live-session.ts';
import type { PanelStore } from '../../panel/store/panel-state.ts';
import { createPanelStore, keepFresh, REFRESH_EVERY, TICK_EVERY } from '../../panel/store/store.ts';
import type { CapturedEvent, PageFact } from '../../src/capture/captured-event.ts';
import type { Diagnosis } from '../../src/diagnosis/diagnose.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { rules } from '../../src/rules/index.ts';
import { attempt, created, frame, opened, START, tape } from '../support/tape.ts';

const BEGAN = 1_800_000_000_000;
let now = BEGAN;
let liveSession: LiveSession;
let store: PanelStore;
let undo: () => void;
let seq = 0;

beforeEach(() => {
  vi.useFakeTimers();
  now = BEGAN;
  seq = 0;
  liveSession = createLiveSession(() => now);
  store = createPanelStore(liveSession);
  undo = keepFresh(store, liveSession);
});

afterEach(() => {
  undo();
  vi.useRealTimers();
});

function pass(ms: number): void {
  now += ms;
  vi.advanceTimersByTime(ms);
}

function page(fact: PageFact): CapturedEvent {
  seq += 1;
  return { ...fact, source: 'page', context: 'page', seq, at: now };
}

function make(socket: number, url: string): void {
  liveSession.take([page({ kind: 'created', socket, url, protocols: [] })]);
}

function open(socket: number): void {
  liveSession.take([page({ kind: 'opened', socket, protocol: '', extensions: '' })]);
}

function receive(socket: number, text: string): void {
  const payload = { opcode: 'text', size: text.length, kept: text.length, text } as const;
  liveSession.take([page({ kind: 'frame', socket, direction: 'received', payload })]);
}

/** The constructor threw: a finding that needs no other source and no time. */
function refuse(url: string): void {
  const message = "Failed to construct 'WebSocket': The URL contains a fragment identifier ('x').";
  liveSession.take([page({ kind: 'constructor-threw', url, protocols: [], name: 'SyntaxError', message })]);
}

const urls = (): string[] =>
  store.getState().order.map((id) => store.getState().session().connections.get(id)?.url ?? 'gone');

const select = (url: string): void => {
  const { order, session, select: choose } = store.getState();
  const id = order.find((each) => session().connections.get(each)?.url === url);
  if (id === undefined) throw new Error(`${url} is not in the list`);
  choose(id);
};

const selectedUrl = (): string | undefined => {
  const { selected, session } = store.getState();
  return selected === undefined ? undefined : session().connections.get(selected)?.url;
};

describe('refreshing', () => {
  it('shows the first event at once', () => {
    pass(REFRESH_EVERY);
    make(1, 'wss://a.test/');
    expect(urls()).toEqual(['wss://a.test/']);
  });

  it('refreshes at most ten times a second, and never misses the last event', () => {
    make(1, 'wss://a.test/');
    open(1);
    const before = store.getState().revision;
    for (let i = 0; i < 1000; i += 1) {
      receive(1, `message ${i}`);
      pass(1);
    }
    expect(store.getState().revision - before).toBeLessThanOrEqual(11);
    const seen = vi.fn();
    store.subscribe(seen);
    receive(1, 'the last');
    pass(REFRESH_EVERY);
    expect(seen).toHaveBeenCalled();
  });

  it('ticks while a socket lives, and rests when none does', () => {
    make(1, 'wss://a.test/');
    pass(REFRESH_EVERY);
    const living = store.getState().revision;
    pass(3 * TICK_EVERY);
    expect(store.getState().revision - living).toBe(3);
    liveSession.take([
      page({ kind: 'closed', socket: 1, code: 1000, reason: '', wasClean: true, buffered: 0 }),
    ]);
    pass(REFRESH_EVERY);
    const resting = store.getState().revision;
    pass(60 * TICK_EVERY);
    expect(store.getState().revision).toBe(resting);
  });

  it('lets a rule that waits speak although nothing happens', () => {
    make(1, 'wss://a.test/');
    pass(60_000);
    expect(store.getState().diagnosis.findings.map(({ rule }) => rule.id)).toContain('stuck-connecting');
  });

  it('stands still while paused, loses nothing, and catches up', () => {
    make(1, 'wss://a.test/');
    pass(REFRESH_EVERY);
    store.getState().setPaused(true);
    const still = store.getState().revision;
    make(2, 'wss://b.test/');
    pass(10 * TICK_EVERY);
    expect(store.getState().revision).toBe(still);
    store.getState().setPaused(false);
    expect(urls()).toContain('wss://b.test/');
  });

  it('stops when it is undone', () => {
    undo();
    const before = store.getState().revision;
    make(1, 'wss://a.test/');
    pass(10 * TICK_EVERY);
    expect(store.getState().revision).toBe(before);
  });
});

describe('the list', () => {
  it('has the worst verdict first, then the newest', () => {
    refuse('wss://bad.test/#x');
    for (const [socket, url] of [
      ['1', 'wss://old.test/'],
      ['2', 'wss://new.test/'],
    ] as const) {
      pass(1);
      make(Number(socket), url);
      open(Number(socket));
    }
    pass(REFRESH_EVERY);
    expect(urls()).toEqual(['wss://bad.test/#x', 'wss://new.test/', 'wss://old.test/']);
  });

  it('agrees with the banner: its first row is the first finding', () => {
    const session = tape(
      attempt('ws://a.test:1/', 'Error in connection establishment: net::ERR_CONNECTION_REFUSED'),
      attempt('ws://b.test/', 'Error during WebSocket handshake: Unexpected response code: 403', { at: 900 }),
    );
    const diagnosis: Diagnosis = diagnose(session, rules);
    const still = createPanelStore({ ...liveSession, session: () => session, diagnosis: () => diagnosis });
    still.getState().freezeOrder(false);
    expect(still.getState().order[0]).toBe(diagnosis.findings[0]?.connections[0]);
  });

  it('does not move under the pointer', () => {
    make(1, 'wss://a.test/');
    open(1);
    pass(REFRESH_EVERY);
    store.getState().freezeOrder(true);
    refuse('wss://bad.test/#x');
    pass(REFRESH_EVERY);
    expect(urls()).toEqual(['wss://a.test/', 'wss://bad.test/#x']);
    store.getState().freezeOrder(false);
    expect(urls()).toEqual(['wss://bad.test/#x', 'wss://a.test/']);
  });

  it('takes a new order at once, although the pointer is over it', () => {
    make(1, 'wss://b.test/');
    pass(1);
    make(2, 'wss://a.test/');
    pass(REFRESH_EVERY);
    store.getState().freezeOrder(true);
    store.getState().setList({ sort: 'started', reversed: true });
    expect(urls()).toEqual(['wss://b.test/', 'wss://a.test/']);
    store.getState().setList({ sort: 'url', reversed: false });
    expect(urls()).toEqual(['wss://a.test/', 'wss://b.test/']);
  });
});

describe('clearing', () => {
  it('can be undone for a while, and then lets go for good', () => {
    refuse('wss://bad.test/#x');
    pass(REFRESH_EVERY);
    store.getState().clear();
    expect(store.getState()).toMatchObject({ undoable: true, order: [] });
    store.getState().undoClear();
    expect(urls()).toEqual(['wss://bad.test/#x']);
    store.getState().clear();
    pass(UNDO_FOR + REFRESH_EVERY);
    expect(store.getState().undoable).toBe(false);
    store.getState().undoClear();
    expect(urls()).toEqual([]);
  });
});

describe('the selection', () => {
  it('follows the worst until the user chooses', () => {
    make(1, 'wss://a.test/');
    open(1);
    pass(REFRESH_EVERY);
    expect(selectedUrl()).toBe('wss://a.test/');
    refuse('wss://bad.test/#x');
    pass(REFRESH_EVERY);
    expect(selectedUrl()).toBe('wss://bad.test/#x');
    select('wss://a.test/');
    refuse('wss://worse.test/#x');
    pass(REFRESH_EVERY);
    expect(selectedUrl()).toBe('wss://a.test/');
  });

  it('goes on to what is there when the chosen connection is forgotten', () => {
    make(1, 'wss://a.test/');
    pass(REFRESH_EVERY);
    select('wss://a.test/');
    liveSession.navigated(now + 1);
    pass(REFRESH_EVERY);
    expect(selectedUrl()).toBeUndefined();
  });

  it.each(['a row', 'a tab'])(
    'follows the worst again on the next page, whatever was chosen before: %s',
    (what) => {
      make(1, 'wss://a.test/');
      pass(REFRESH_EVERY);
      if (what === 'a row') select('wss://a.test/');
      else store.getState().show('test');
      liveSession.navigated(now + 1);
      pass(REFRESH_EVERY);
      make(2, 'wss://first.test/');
      pass(REFRESH_EVERY);
      refuse('wss://bad.test/#x');
      pass(REFRESH_EVERY);
      expect(selectedUrl()).toBe('wss://bad.test/#x');
    },
  );

  it('leaves what clearing forgets, even while paused', () => {
    refuse('wss://bad.test/#x');
    make(1, 'wss://a.test/');
    pass(REFRESH_EVERY);
    select('wss://bad.test/#x');
    store.getState().setPaused(true);
    store.getState().clear();
    expect(urls()).toEqual(['wss://a.test/']);
    expect(selectedUrl()).toBe('wss://a.test/');
  });
});

describe('jumping to the event that proves a fact', () => {
  const session = tape(
    created('wss://a.test/'),
    opened(50),
    frame('received', 60, 'hello'),
    created('wss://b.test/', { at: 100 }),
    opened(150),
  );
  const [a, b] = [...session.connections.values()];
  const noted = (kind: string, connection = a): number =>
    connection?.notes.find(({ event }) => event.kind === kind)?.id ?? -1;

  const jump = (event: number): ReturnType<PanelStore['getState']> => {
    const still = createPanelStore({ ...liveSession, session: () => session });
    still.getState().jump(event, { connection: a?.id ?? '', rule: 'some-rule' });
    return still.getState();
  };

  it('shows a frame among the frames', () => {
    const id = a?.frames.kept[0]?.id ?? -1;
    expect(jump(id)).toMatchObject({ selected: a?.id, tab: 'frames', highlighted: id });
  });

  it('shows any other event in the timeline', () => {
    expect(jump(noted('opened'))).toMatchObject({ selected: a?.id, tab: 'timeline' });
  });

  it('goes to the other connection when the proof is there, and back again', () => {
    const still = createPanelStore({ ...liveSession, session: () => session });
    still.getState().jump(noted('opened', b), { connection: a?.id ?? '', rule: 'some-rule' });
    expect(still.getState()).toMatchObject({ selected: b?.id, tab: 'timeline' });
    still.getState().back();
    expect(still.getState()).toMatchObject({ selected: a?.id, tab: 'diagnosis' });
  });

  it('says so when the event is no longer in memory', () => {
    const state = jump(4711);
    expect(state.tab).toBe('diagnosis');
    expect(state.notice).toMatch(/no longer in memory/);
  });

  it('has tapes that begin where they say', () => {
    expect(a?.createdAt).toBe(START + 10);
  });
});

describe('recording', () => {
  it('hands “Preserve log” on to the session', () => {
    store.getState().setPreserve(true);
    expect(liveSession.preserve).toBe(true);
    expect(store.getState().preserve).toBe(true);
  });
});
