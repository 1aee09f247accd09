import { createStore } from 'zustand/vanilla';
import type { EventId } from '../../src/capture/captured-event.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Anchor } from '../../src/export/report/anchor.ts';
import { metricsOf } from '../../src/metrics/metrics.ts';
import { readLimits } from '../../src/metrics/thresholds.ts';
import type { ConnectionId } from '../../src/session/connection.ts';
import { createSession, type Session } from '../../src/session/session.ts';
import type { Doctor } from '../session/live-session.ts';
import { type Memory, NO_MEMORY } from '../session/panel-memory.ts';
import { derive } from './derive-view.ts';
import { linkedPlace } from './linked-place.ts';
import { readChoice } from './list-choice.ts';
import { locateEvent } from './locate-event.ts';
import { overviewActions } from './overview-actions.ts';
import type { Actions, Origin, PanelState, PanelStore, Tab } from './panel-state.ts';

/** At most about ten refreshes a second, however fast events come; in milliseconds. */
export const REFRESH_EVERY = 100;
/** Ages and rules that wait for something need the clock while a socket lives; in milliseconds. */
export const TICK_EVERY = 1000;

type Set = (change: Partial<PanelState>) => void;

export function createPanelStore(doctor: Doctor, memory: Memory = NO_MEMORY): PanelStore {
  return createStore<PanelState>((set, get) => ({
    revision: 0,
    diagnosis: diagnose(createSession(), []),
    worst: new Map(),
    order: [],
    list: readChoice(memory.read('list')),
    turned: new Set(),
    items: [],
    cursor: undefined,
    range: undefined,
    metrics: metricsOf(createSession()),
    limits: readLimits(memory.read('limits')),
    excesses: [],
    place: 'connection',
    over: undefined,
    undoable: false,
    selected: undefined,
    chosen: false,
    tab: 'diagnosis',
    highlighted: undefined,
    jumps: 0,
    origin: undefined,
    held: false,
    preserve: doctor.preserve,
    paused: doctor.paused,
    notice: '',
    session: () => doctor.session(),
    ...selectionActions(set, get),
    ...recordingActions(doctor, set, get),
    ...overviewActions(doctor, memory, set, get, (state) => derive(doctor, state)),
    hold: (held) => set({ held, ...(held ? {} : derive(doctor, { ...get(), held })) }),
    say: (notice) => set({ notice }),
  }));
}

function selectionActions(set: Set, get: () => PanelState) {
  const go = (event: EventId, near: ConnectionId, origin: Origin | undefined): void => {
    const found = locateEvent(get().session(), event, near);
    if (!found) {
      set({ notice: `Event ${event} was let go for want of room.` });
      return;
    }
    const { connection, tab } = found;
    const place = { selected: connection, tab, place: 'connection', cursor: undefined } as const;
    set({ ...place, highlighted: event, jumps: get().jumps + 1, origin, chosen: true });
  };
  return {
    select: (id: ConnectionId) => {
      const same = get().selected === id;
      set({
        selected: id,
        chosen: true,
        place: 'connection',
        cursor: undefined,
        ...(same ? {} : { highlighted: undefined, origin: undefined }),
      });
    },
    show: (tab: Tab) => set({ tab, chosen: true, place: 'connection' }),
    jump: (event: EventId, origin: Origin) => go(event, origin.connection, origin),
    goTo: (connection: ConnectionId, event: EventId) => go(event, connection, undefined),
    openLink: (anchor: Anchor) => {
      if (anchor.kind === 'event') go(anchor.event, get().selected ?? '', undefined);
      else set(linkedPlace(get(), anchor));
    },
    highlight: (event: EventId | undefined) => set({ highlighted: event, chosen: true }),
    back: () => {
      const { origin } = get();
      if (origin)
        set({ selected: origin.connection, place: 'connection', tab: 'diagnosis', jumps: get().jumps + 1 });
    },
  } satisfies Partial<Actions>;
}

const PAUSED = 'Paused: the panel stands still, recording goes on.';

function recordingActions(doctor: Doctor, set: Set, get: () => PanelState) {
  return {
    setPreserve: (preserve: boolean) => {
      doctor.preserve = preserve;
      set({ preserve });
    },
    setPaused: (paused: boolean) => {
      doctor.paused = paused;
      set({ paused, notice: paused ? PAUSED : 'Following again.' });
      if (!paused) set(derive(doctor, get()));
    },
    clear: () => {
      set({ selected: undefined, chosen: false, highlighted: undefined, origin: undefined, held: false });
      doctor.clear();
      set({ range: undefined });
      set({ ...derive(doctor, get()), notice: 'Cleared: open connections stay.' });
    },
  } satisfies Partial<Actions>;
}

function anyAlive(session: Session): boolean {
  for (const { state } of session.connections.values()) {
    if (state === 'connecting' || state === 'open' || state === 'closing') return true;
  }
  return false;
}

/** Keeps the store up with its doctor until the returned function is called. */
export function keepFresh(store: PanelStore, doctor: Doctor): () => void {
  let due: ReturnType<typeof setTimeout> | undefined;
  let tick: ReturnType<typeof setTimeout> | undefined;
  let stale = false;
  const refresh = (): void => {
    clearTimeout(due);
    clearTimeout(tick);
    due = setTimeout(() => {
      due = undefined;
      if (stale && !doctor.paused) refresh();
    }, REFRESH_EVERY);
    stale = false;
    store.setState(derive(doctor, store.getState()));
    if (anyAlive(doctor.session())) tick = setTimeout(onTick, TICK_EVERY);
  };
  const onTick = (): void => {
    if (doctor.paused) tick = setTimeout(onTick, TICK_EVERY);
    else refresh();
  };
  const undo = doctor.subscribe(() => {
    stale = true;
    if (due === undefined && !doctor.paused) refresh();
  });
  refresh();
  return () => {
    undo();
    clearTimeout(due);
    clearTimeout(tick);
  };
}
