import { t } from '../messages/message.ts';
import type { LiveSession } from '../session/live-session.ts';
import type { Memory } from '../session/panel-memory.ts';
import type { OverviewActions, PanelState } from './panel-state.ts';

/** `derived` computes what follows from the session for the next state. */
export function overviewActions(
  liveSession: LiveSession,
  memory: Memory,
  set: (change: Partial<PanelState>) => void,
  get: () => PanelState,
  derived: (state: PanelState) => Partial<PanelState>,
): OverviewActions {
  const change = (part: Partial<PanelState>): void => set({ ...part, ...derived({ ...get(), ...part }) });
  return {
    setList(wanted) {
      const list = { ...get().list, ...wanted };
      memory.write('list', list);
      // The pointer is over the list when its order is changed: it is reordered anyway.
      set({ list, ...derived({ ...get(), list, orderFrozen: false }) });
    },
    toggle(key) {
      const toggled = new Set(get().toggledKeys);
      if (!toggled.delete(key)) toggled.add(key);
      change({ toggledKeys: toggled });
    },
    point: (cursor) => set({ cursor }),
    setRange: (range) => change({ range }),
    showPage: () => set({ mainView: 'page' }),
    showClient: () => set({ mainView: 'client' }),
    setLimits(limits) {
      memory.write('limits', limits);
      change({ limits });
    },
    showFilterBar(shown) {
      memory.write('filter-bar', shown);
      set({ filterBarShown: shown });
    },
    overlay: (over) => set({ activeOverlay: over }),
    compare: (connection) => set({ compared: connection, activeOverlay: 'comparison' }),
    undoClear() {
      liveSession.undoClear();
      change({ notice: t('undo_done') });
    },
  };
}
