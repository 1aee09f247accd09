import { createStore } from 'zustand/vanilla';
import type { EventId } from '../../src/capture/captured-event.ts';
import { type FrameFilter, NO_FILTER, readFilter } from '../../src/session/messages/frame-filter.ts';
import { readStored, writeStored } from '../ui/stored-text.ts';

export const TIME_MODES = ['relative', 'absolute', 'delta'] as const;
export type TimeMode = (typeof TIME_MODES)[number];

export interface Preset {
  name: string;
  filter: FrameFilter;
}

/** How frames are shown; the same for every connection. Presets and the format of times are stored. */
export interface FramesState {
  filter: FrameFilter;
  timeMode: TimeMode;
  presets: readonly Preset[];
  /** Marked frames, each with its note. */
  marks: ReadonlyMap<EventId, string>;
  ask(change: Partial<FrameFilter>): void;
  askNothing(): void;
  setTimeMode(mode: TimeMode): void;
  /** False where it is kept for as long as the panel is open only. */
  savePreset(name: string): boolean;
  removePreset(name: string): void;
  mark(id: EventId, note: string): void;
  unmark(id: EventId): void;
}

const PRESETS_KEY = 'wsdoctor-frame-presets';
const TIME_KEY = 'wsdoctor-frame-time';
const MOST_PRESETS = 30;

function storedPresets(): Preset[] {
  try {
    const stored: unknown = JSON.parse(readStored(PRESETS_KEY) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.flatMap((each: { name?: unknown; filter?: unknown } | null) =>
      typeof each?.name === 'string' ? [{ name: each.name, filter: readFilter(each.filter) }] : [],
    );
  } catch {
    // Written by another version: ignored.
    return [];
  }
}

function storedTimeMode(): TimeMode {
  const stored = readStored(TIME_KEY);
  return TIME_MODES.find((mode) => mode === stored) ?? 'relative';
}

export const framesStore = createStore<FramesState>((set, get) => {
  const keep = (presets: readonly Preset[]): boolean => {
    set({ presets });
    return writeStored(PRESETS_KEY, JSON.stringify(presets));
  };
  const others = (name: string): Preset[] => get().presets.filter((preset) => preset.name !== name);
  return {
    filter: NO_FILTER,
    timeMode: storedTimeMode(),
    presets: storedPresets(),
    marks: new Map(),
    ask: (change) => set({ filter: { ...get().filter, ...change } }),
    askNothing: () => set({ filter: NO_FILTER }),
    setTimeMode: (timeMode) => {
      writeStored(TIME_KEY, timeMode);
      set({ timeMode });
    },
    savePreset: (name) => keep([...others(name), { name, filter: get().filter }].slice(-MOST_PRESETS)),
    removePreset: (name) => void keep(others(name)),
    mark: (id, note) => set({ marks: new Map(get().marks).set(id, note) }),
    unmark: (id) => {
      const marks = new Map(get().marks);
      marks.delete(id);
      set({ marks });
    },
  };
});
