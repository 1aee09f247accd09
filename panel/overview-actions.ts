import type { Limits } from '../src/limits.ts';
import type { TimeRange } from '../src/tally.ts';
import type { Doctor } from './doctor.ts';
import type { ListChoice } from './list-choice.ts';
import type { Memory } from './memory.ts';
import type { PanelState } from './store.ts';

/** What lies over the panel: the sheet of keys, or the search. */
export type Overlay = 'keys' | 'search';

export interface OverviewActions {
  /** Changes how the list is ordered, grouped and filtered. */
  setList(change: Partial<ListChoice>): void;
  /** Opens or closes a row's attempts or a group. */
  turn(key: string): void;
  /** Puts the keyboard's place in the list at a group. */
  point(key: string): void;
  /** Shows only what happened within a range; undefined: everything. */
  setRange(range: TimeRange | undefined): void;
  showPage(): void;
  setLimits(limits: Limits): void;
  overlay(over: Overlay | undefined): void;
  undoClear(): void;
}

/** `derived` gives what follows from the session for a state that is about to be. */
export function overviewActions(
  doctor: Doctor,
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
      // The pointer is over the list when its order is chosen: it moves all the same.
      set({ list, ...derived({ ...get(), list, held: false }) });
    },
    turn(key) {
      const turned = new Set(get().turned);
      if (!turned.delete(key)) turned.add(key);
      change({ turned });
    },
    point: (cursor) => set({ cursor }),
    setRange: (range) => change({ range }),
    showPage: () => set({ place: 'page' }),
    setLimits(limits) {
      memory.write('limits', limits);
      change({ limits });
    },
    overlay: (over) => set({ over }),
    undoClear() {
      doctor.unclear();
      change({ notice: 'Everything is back.' });
    },
  };
}
