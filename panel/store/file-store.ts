import { createStore, type StoreApi } from 'zustand/vanilla';
import { t } from '../messages/message.ts';
import type { JoinedLogs } from '../session/join-live.ts';
import type { SessionSource } from '../session/session-source.ts';
import type { TraceFile } from '../session/trace-file.ts';
import type { PanelStore } from './panel-state.ts';

/** A file that is being read or written. */
export interface Work {
  words: string;
  /** From 0 to 1. */
  share: number;
  cancel(): void;
}

export interface FileState {
  /** The open file; undefined while the views show the page. */
  opened: TraceFile | undefined;
  work: Work | undefined;
  /** Why the last file could not be read or written. */
  problem: string | undefined;
  /** Logs that were joined to the live session. */
  joined: JoinedLogs | undefined;
  /** Removes from the live session what they have added. */
  undoJoin(): void;
  /** Hides what was said of them. */
  keepJoin(): void;
  /** Logs are joined to the live session where they are about its connections. `more`: other files about the same failure. */
  open(name: string, blob: Blob, more?: readonly File[]): Promise<void>;
  /** Closes the file and shows the page again. */
  close(): void;
  /** Runs a long task with progress and a Cancel button; undefined when it was canceled or failed. */
  during<T>(words: string, run: Run<T>): Promise<T | undefined>;
  dismiss(): void;
}

type Run<T> = (signal: AbortSignal, onShare: (share: number) => void) => Promise<T>;
export type FileStore = StoreApi<FileState>;

export function createFileStore(views: PanelStore, source: SessionSource): FileStore {
  const show = (file: TraceFile | undefined): void => {
    // Ids of connections and events have another meaning in another session.
    views.setState({ selected: undefined, userSelected: false, highlighted: undefined, origin: undefined });
    source.show(file?.liveSession);
  };
  const join = async (name: string, blob: Blob, more: readonly File[], ...how: Parameters<Run<void>>) => {
    const { liveSession } = source;
    if (liveSession.session().connections.size === 0) return false;
    const { joinToLive } = await import('../session/join-live.ts');
    const files = [{ name, blob }, ...more.map((file) => ({ name: file.name, blob: file }))];
    const joined = await joinToLive(liveSession.session(), files, ...how);
    if (!joined) return false;
    const before = store.getState().joined;
    store.setState({
      joined: before
        ? {
            name: `${before.name} + ${joined.name}`,
            notes: [...before.notes, ...joined.notes],
            undo() {
              joined.undo();
              before.undo();
            },
          }
        : joined,
    });
    liveSession.take([]);
    views.getState().notify(t('file_joined_notice', { name: joined.name }));
    return true;
  };
  const store = createStore<FileState>((set, get) => ({
    opened: undefined,
    work: undefined,
    problem: undefined,
    joined: undefined,
    undoJoin() {
      get().joined?.undo();
      set({ joined: undefined });
      source.liveSession.take([]);
      views.getState().notify(t('file_log_removed'));
    },
    keepJoin: () => set({ joined: undefined }),
    async open(name, blob, more = []) {
      const reading = t('compare_reading', { name });
      const joined = get().opened
        ? false
        : await get().during(reading, (...how) => join(name, blob, more, ...how));
      // Undefined: it was cancelled, or failed and said so.
      if (joined !== false) return;
      const opening = await get().during(reading, async (signal, onShare) => {
        // With all rules, for an opened file: the findings of the live page come from the devtools page.
        const { openCase, openTraceFile } = await import('../session/trace-file.ts');
        if (more.length === 0) return openTraceFile(name, blob, signal, onShare);
        return openCase(
          [{ name, blob }, ...more.map((file) => ({ name: file.name, blob: file }))],
          signal,
          onShare,
        );
      });
      if (!opening) return;
      if (!opening.ok) {
        set({ problem: opening.message });
        return;
      }
      set({ opened: opening.file, problem: undefined });
      show(opening.file);
      views.getState().notify(t('file_opened_notice', { name }));
    },
    close() {
      set({ opened: undefined, problem: undefined });
      show(undefined);
      views.getState().notify(t('file_closed_notice'));
    },
    async during(words, run) {
      get().work?.cancel();
      const abort = new AbortController();
      const work: Work = { words, share: 0, cancel: () => abort.abort() };
      set({ work, problem: undefined });
      const own = (): boolean => get().work?.cancel === work.cancel;
      try {
        return await run(abort.signal, (share) => {
          if (own() && share - (get().work?.share ?? 0) >= 0.01) set({ work: { ...work, share } });
        });
      } catch (error) {
        const told = error instanceof Error ? error.message : String(error);
        if (abort.signal.aborted) views.getState().notify(t('file_cancelled', { what: words }));
        else set({ problem: `${words}: ${told}` });
        return undefined;
      } finally {
        if (own()) set({ work: undefined });
      }
    },
    dismiss: () => set({ problem: undefined }),
  }));
  return store;
}
