import { REQUESTS_KEY, readRequests, type SavedRequests } from '../../src/client/saved-requests.ts';
import { extensionApi } from '../session/extension-api.ts';

/** The client's saved requests, stored in the browser's profile and nowhere else. */
export interface RequestStore {
  load(): Promise<SavedRequests>;
  /** Changes the current list: another panel may have changed it. */
  change(to: (saved: SavedRequests) => SavedRequests): Promise<SavedRequests>;
}

/** Outside an extension: kept for as long as the panel is open. */
let unkept: SavedRequests = [];

async function load(): Promise<SavedRequests> {
  const storage = (await extensionApi())?.storage?.local;
  return storage ? readRequests((await storage.get(REQUESTS_KEY))[REQUESTS_KEY]) : unkept;
}

export const requestStore: RequestStore = {
  load,
  async change(to) {
    const saved = to(await load());
    const storage = (await extensionApi())?.storage?.local;
    if (storage) await storage.set({ [REQUESTS_KEY]: saved });
    else unkept = saved;
    return saved;
  },
};
