import { NO_PANEL_KEY } from '../src/capture/extension-messages.ts';

/** As much of `storage.local` as is used. */
interface LocalStorage {
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

/**
 * Keeps `NO_PANEL_KEY` in `storage.local`. The returned function is to be called when a panel's port has opened or
 * closed, and when a relay has connected; it resolves when the key is as it must be. The key is set only while it is known
 * that no panel is open: where it is lacking, because it could not be stored or because the browser crashed, a relay
 * asks the worker.
 */
export function createNoPanelKey(storage: LocalStorage, isPanelOpen: () => boolean): () => Promise<void> {
  let isStored: boolean | undefined;
  let last = Promise.resolve();
  async function write(): Promise<void> {
    // Read now and not when it was called, so that a panel which opens while the key is being written is not overlooked.
    const wanted = !isPanelOpen();
    if (wanted === isStored) return;
    isStored = undefined;
    try {
      await (wanted ? storage.set({ [NO_PANEL_KEY]: true }) : storage.remove(NO_PANEL_KEY));
      isStored = wanted;
    } catch (error) {
      console.debug('not stored', error);
    }
  }
  return () => {
    last = last.then(write);
    return last;
  };
}
