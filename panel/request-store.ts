import browser from 'webextension-polyfill';
import { REQUESTS_KEY, readRequests, type SavedRequests } from '../src/client/saved-requests.ts';

/** The client's list, kept in the browser's profile and nowhere else. */
export interface RequestStore {
  load(): Promise<SavedRequests>;
  /** Changes the list as it is now: another panel may have changed it since. */
  change(to: (saved: SavedRequests) => SavedRequests): Promise<SavedRequests>;
}

async function load(): Promise<SavedRequests> {
  const stored = await browser.storage.local.get(REQUESTS_KEY);
  return readRequests(stored[REQUESTS_KEY]);
}

export const requestStore: RequestStore = {
  load,
  async change(to) {
    const saved = to(await load());
    await browser.storage.local.set({ [REQUESTS_KEY]: saved });
    return saved;
  },
};
