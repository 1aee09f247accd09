import type { LiveSession } from './live-session.ts';

/** One of two sessions: the live one, which goes on recording, or that of an opened file. */
export interface SessionSource {
  doctor: LiveSession;
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
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const doctor = new Proxy(live, {
    get: (_live, name) => (name === 'subscribe' ? subscribe : Reflect.get(current, name)),
    set: (_live, name, value) => Reflect.set(current, name, value),
  });
  return {
    doctor,
    show(other) {
      current = other ?? live;
      announce();
    },
  };
}
