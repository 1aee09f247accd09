import { createStore } from 'zustand/vanilla';
import type { EventId } from '../../src/capture/captured-event.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Anchor } from '../../src/export/report/anchor.ts';
import { metricsOf } from '../../src/metrics/metrics.ts';
import { readLimits } from '../../src/metrics/thresholds.ts';
import type { ConnectionId } from '../../src/session/connection.ts';
import { createSession, type Session } from '../../src/session/session.ts';
import { t } from '../messages/message.ts';
import type { LiveSession } from '../session/live-session.ts';
import { type Memory, NO_MEMORY } from '../session/panel-memory.ts';
import { derive } from './derive-view.ts';
import { linkedPlace } from './linked-place.ts';
import { readChoice } from './list-choice.ts';
import { locateEvent } from './locate-event.ts';
import { overviewActions } from './overview-actions.ts';
import type { Actions, MarkActions, PanelState, PanelStore, ReturnTarget, Tab } from './panel-state.ts';

/** At most about ten refreshes per second, however fast events arrive; in milliseconds. */
export const REFRESH_EVERY = 100;
/** Ages, and rules that depend on the clock, need a refresh while a connection is open; in milliseconds. */
export const TICK_EVERY = 1000;

type Set = (change: Partial<PanelState>) => void;

export function createPanelStore(liveSession: LiveSession, memory: Memory = NO_MEMORY): PanelStore {
  return createStore<PanelState>((set, get) => ({
    revision: 0,
    diagnosis: diagnose(createSession(), []),
    worst: new Map(),
    order: [],
    list: readChoice(memory.read('list')),
    toggledKeys: new Set(),
    items: [],
    grouping: 'none',
    fitting: 0,
    causes: [],
    cursor: undefined,
    range: undefined,
    metrics: metricsOf(createSession()),
    limits: readLimits(memory.read('limits')),
    excesses: [],
    mainView: 'connection',
    activeOverlay: undefined,
    compared: undefined,
    markedWrong: new Set(),
    filterBarShown: memory.read('filter-bar') !== false,
    undoable: false,
    selected: undefined,
    userSelected: false,
    tab: 'diagnosis',
    highlighted: undefined,
    jumpCount: 0,
    origin: undefined,
    orderFrozen: false,
    preserve: liveSession.preserve,
    paused: liveSession.paused,
    notice: '',
    session: () => liveSession.session(),
    ...selectionActions(set, get),
    ...recordingActions(liveSession, set, get),
    ...markActions(set, get),
    ...overviewActions(liveSession, memory, set, get, (state) => derive(liveSession, state)),
    freezeOrder: (held) =>
      set({ orderFrozen: held, ...(held ? {} : derive(liveSession, { ...get(), orderFrozen: held })) }),
    notify: (notice) => set({ notice }),
  }));
}

function selectionActions(set: Set, get: () => PanelState) {
  const go = (event: EventId, near: ConnectionId, origin: ReturnTarget | undefined): void => {
    const found = locateEvent(get().session(), event, near);
    if (!found) {
      set({ notice: t('event_gone') });
      return;
    }
    const { connection, tab } = found;
    const place = { selected: connection, tab, mainView: 'connection', cursor: undefined } as const;
    set({ ...place, highlighted: event, jumpCount: get().jumpCount + 1, origin, userSelected: true });
  };
  return {
    select: (id: ConnectionId) => {
      const same = get().selected === id;
      set({
        selected: id,
        userSelected: true,
        mainView: 'connection',
        cursor: undefined,
        ...(same ? {} : { highlighted: undefined, origin: undefined }),
      });
    },
    show: (tab: Tab) => set({ tab, userSelected: true, mainView: 'connection' }),
    jump: (event: EventId, origin: ReturnTarget) => go(event, origin.connection, origin),
    goTo: (connection: ConnectionId, event: EventId) => go(event, connection, undefined),
    openLink: (anchor: Anchor) => {
      if (anchor.kind === 'event') go(anchor.event, get().selected ?? '', undefined);
      else set(linkedPlace(get(), anchor));
    },
    highlight: (event: EventId | undefined) => set({ highlighted: event, userSelected: true }),
    back: () => {
      const { origin } = get();
      if (origin)
        set({
          selected: origin.connection,
          mainView: 'connection',
          tab: 'diagnosis',
          jumpCount: get().jumpCount + 1,
        });
    },
  } satisfies Partial<Actions>;
}

function markActions(set: Set, get: () => PanelState): MarkActions {
  const keyOf = (rule: string, connection: ConnectionId): string => `${rule} ${connection}`;
  return {
    markWrong(rule, connections, wrong) {
      const marked = new Set(get().markedWrong);
      for (const connection of connections) {
        if (wrong) marked.add(keyOf(rule, connection));
        else marked.delete(keyOf(rule, connection));
      }
      set({ markedWrong: marked });
    },
    isMarkedWrong: (rule, connection) => get().markedWrong.has(keyOf(rule, connection)),
  };
}

function recordingActions(liveSession: LiveSession, set: Set, get: () => PanelState) {
  return {
    setPreserve: (preserve: boolean) => {
      liveSession.preserve = preserve;
      set({ preserve });
    },
    setPaused: (paused: boolean) => {
      liveSession.paused = paused;
      set({ paused, notice: t(paused ? 'paused_notice' : 'resumed_notice') });
      if (!paused) set(derive(liveSession, get()));
    },
    clear: () => {
      set({
        selected: undefined,
        userSelected: false,
        highlighted: undefined,
        origin: undefined,
        orderFrozen: false,
      });
      liveSession.clear();
      set({ range: undefined });
      set({ ...derive(liveSession, get()), notice: t('cleared_notice') });
    },
  } satisfies Partial<Actions>;
}

function anyAlive(session: Session): boolean {
  for (const { state } of session.connections.values()) {
    if (state === 'connecting' || state === 'open' || state === 'closing') return true;
  }
  return false;
}

/** Keeps the store up to date with its session until the returned function is called. */
export function keepFresh(store: PanelStore, liveSession: LiveSession): () => void {
  let due: ReturnType<typeof setTimeout> | undefined;
  let tick: ReturnType<typeof setTimeout> | undefined;
  let stale = false;
  const refresh = (): void => {
    clearTimeout(due);
    clearTimeout(tick);
    due = setTimeout(() => {
      due = undefined;
      if (stale && !liveSession.paused) refresh();
    }, REFRESH_EVERY);
    stale = false;
    store.setState(derive(liveSession, store.getState()));
    if (anyAlive(liveSession.session())) tick = setTimeout(onTick, TICK_EVERY);
  };
  const onTick = (): void => {
    if (liveSession.paused) tick = setTimeout(onTick, TICK_EVERY);
    else refresh();
  };
  const undo = liveSession.subscribe(() => {
    stale = true;
    if (due === undefined && !liveSession.paused) refresh();
  });
  refresh();
  return () => {
    undo();
    clearTimeout(due);
    clearTimeout(tick);
  };
}
