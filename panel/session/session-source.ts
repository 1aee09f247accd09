import type { LiveSession } from './live-session.ts';

/** One of two sessions: the live one, which goes on recording, or that of an opened file. */
export interface SessionSource {
  liveSession: LiveSession;
  /** Undefined: the live one again. */
  show(other: LiveSession | undefined): void;
}

export function createSessionSource(live: LiveSession): SessionSource {
  let current = live;
  const listeners = new Set<() => void>();
  const announce = (): void => {
    for (const listener of listeners) listener();
  };
  live.subscribe(() => {
    if (current === live) announce();
  });
  const liveSession: LiveSession = {
    session: () => current.session(),
    diagnosis: () => current.diagnosis(),
    diagnoseInParts: () => current.diagnoseInParts(),
    take: (events) => current.take(events),
    refused: (count) => current.refused(count),
    clear: () => current.clear(),
    undoClear: () => current.undoClear(),
    undoable: () => current.undoable(),
    clearedAt: () => current.clearedAt(),
    navigated: (timeOrigin) => current.navigated(timeOrigin),
    get preserve() {
      return current.preserve;
    },
    set preserve(preserve) {
      current.preserve = preserve;
    },
    get paused() {
      return current.paused;
    },
    set paused(paused) {
      current.paused = paused;
    },
    get budget() {
      return current.budget;
    },
    set budget(budget) {
      current.budget = budget;
    },
    get settings() {
      return current.settings;
    },
    set settings(settings) {
      current.settings = settings;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    liveSession,
    show(other) {
      current = other ?? live;
      announce();
    },
  };
}
