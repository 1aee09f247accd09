import type { CapturedEvent, EventId } from '../../src/capture/captured-event.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/capture/settings.ts';
import { createDiagnoser, type Diagnosis } from '../../src/diagnosis/diagnose.ts';
import { rules } from '../../src/rules/index.ts';
import { changed } from '../../src/session/changed.ts';
import {
  clearSession,
  forgetContextsBefore,
  forgetOldest,
  forgetPage,
} from '../../src/session/evict-connections.ts';
import { makeRoom } from '../../src/session/evict-frames.ts';
import { ingest } from '../../src/session/ingest.ts';
import { advanceClock, createSession, type Session } from '../../src/session/session.ts';
import { type ClearedMessages, reattachMessages } from '../../src/session/undo-clear.ts';
import { runToEnd } from '../../src/shared/run-generator.ts';

/**
 * The session of one inspected tab, and its diagnosis. It lives in the devtools page, so that it collects from
 * the moment DevTools opens, whether or not the panel has been shown.
 */
export interface LiveSession {
  session(): Session;
  /** Computed at most once per revision and second. */
  diagnosis(): Diagnosis;
  /** Computes it with rests in between, so that `diagnosis()` has it at once; nothing may be taken in meanwhile. */
  diagnoseInParts(): Generator<void>;
  take(events: readonly CapturedEvent[]): void;
  /** Records of a wrong shape came as far as the panel's border. */
  refused(count: number): void;
  /** What was cleared can be restored by `unclear` for `UNDO_FOR`; then it is discarded. */
  clear(): void;
  undoClear(): void;
  /** Whether there is something to have back. */
  undoable(): boolean;
  /** Epoch milliseconds; undefined where nothing was cleared, or all was had back. */
  clearedAt(): number | undefined;
  /** The top document was replaced; `timeOrigin` is the new one's, in epoch milliseconds. */
  navigated(timeOrigin: number): void;
  preserve: boolean;
  /** The panel stands still; recording goes on, so that nothing is lost. */
  paused: boolean;
  /** Bytes that frames may take; the oldest of the busiest connection go first. */
  budget: number;
  /** How it is being recorded; unknown where nobody told. */
  settings?: Settings | undefined;
  /** Called after every change; returns its own undo. */
  subscribe(listener: () => void): () => void;
}

/** A page that makes more is no longer one to look at socket by socket. */
const MOST_CONNECTIONS = 10_000;
/** How long a clearing can be undone, in milliseconds. */
export const UNDO_FOR = 10_000;

/** `session`: one that there is already, such as a saved trace's. */
export function createLiveSession(now: () => number, session: Session = createSession()): LiveSession {
  const diagnoser = createDiagnoser(rules);
  let cached: { diagnosis: Diagnosis; revision: number; second: number } | undefined;
  let pinned: Pinned = { frames: new Set() };
  const listeners = new Set<() => void>();
  const announce = (): void => {
    for (const listener of listeners) listener();
  };
  let cleared: ClearedMessages | undefined;
  let clearedAt: number | undefined;
  let letGo: ReturnType<typeof setTimeout> | undefined;
  const forgetCleared = (): void => {
    clearTimeout(letGo);
    cleared = undefined;
    announce();
  };
  function* upToDate(): Generator<void, Diagnosis> {
    advanceClock(session, now());
    const { revision } = session;
    const second = Math.floor(session.clock / 1000);
    if (!cached || cached.revision !== revision || cached.second !== second)
      cached = { diagnosis: yield* diagnoser.updateInParts(session), revision, second };
    return cached.diagnosis;
  }
  const liveSession: LiveSession = {
    preserve: false,
    paused: false,
    budget: DEFAULT_SETTINGS.panelBudget,
    session: () => session,
    diagnosis: () => runToEnd(upToDate()),
    *diagnoseInParts() {
      yield* upToDate();
    },
    take(events) {
      for (const event of events) {
        ingest(session, event);
        // The browser tells of a navigation later, and asking the next page takes as long as it is busy.
        if (event.kind === 'pagehide' && !liveSession.preserve) forgetPage(session, event.context, event.at);
      }
      if (cached && pinned.by !== cached.diagnosis) pinned = pinnedBy(cached.diagnosis);
      makeRoom(session, liveSession.budget, pinned.frames);
      forgetOldest(session, MOST_CONNECTIONS, pinned.frames);
      announce();
    },
    refused(count) {
      session.losses.malformed += count;
      changed(session);
      announce();
    },
    clear() {
      clearTimeout(letGo);
      cleared = clearSession(session);
      clearedAt = now();
      letGo = setTimeout(forgetCleared, UNDO_FOR);
      announce();
    },
    undoClear() {
      if (cleared) reattachMessages(session, cleared);
      clearedAt = undefined;
      forgetCleared();
    },
    undoable: () => cleared !== undefined,
    clearedAt: () => clearedAt,
    navigated(timeOrigin) {
      if (liveSession.preserve) return;
      forgetContextsBefore(session, timeOrigin);
      announce();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return liveSession;
}

/** The frames that a diagnosis' findings rest on. */
interface Pinned {
  by?: Diagnosis;
  frames: ReadonlySet<EventId>;
}

function pinnedBy(by: Diagnosis): Pinned {
  const evidence = by.findings.flatMap(({ match }) => match.evidence);
  return { by, frames: new Set(evidence.flatMap(({ events }) => events)) };
}
