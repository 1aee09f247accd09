import { describe, expect, it } from 'vitest';
import { createWireHistory, type SessionStorage } from '../../background/wire-history.ts';

/** Storage as the browser has it: values are copied. */
function memoryStorage(): SessionStorage & { keys(): string[] } {
  const kept = new Map<string, string>();
  return {
    keys: () => [...kept.keys()],
    get: async () => Object.fromEntries([...kept].map(([key, json]) => [key, JSON.parse(json)])),
    async set(items) {
      for (const [key, value] of Object.entries(items)) kept.set(key, JSON.stringify(value));
    },
    async remove(keys) {
      for (const key of [keys].flat()) kept.delete(key);
    },
  };
}

const entry = (number: number) => ({
  source: 'wire' as const,
  kind: 'wire-entry' as const,
  at: number,
  entry: number,
  url: 'ws://api.test/',
  status: 403,
  requestSent: true,
  requestHeaders: [],
  responseHeaders: [],
  frames: [],
  framesLeftOut: 0,
});

describe('the handshakes that the worker keeps', () => {
  it('survive a worker that is stopped, and their numbers go on', async () => {
    const storage = memoryStorage();
    const first = createWireHistory(storage, 'Firefox', () => 100);
    await first.keep({ tabId: 7, event: entry(await first.next()) });
    await first.keep({ tabId: 8, event: entry(await first.next()) });

    const second = createWireHistory(storage, 'Firefox', () => 900);
    expect(await second.of(7)).toEqual([
      { source: 'wire', kind: 'wire-started', at: 100, browser: 'Firefox' },
      entry(1),
    ]);
    expect(await second.next()).toBe(3);
  });

  it('are the newest of each tab, in order', async () => {
    const storage = memoryStorage();
    const history = createWireHistory(storage, 'Firefox', () => 0);
    for (let count = 0; count < 250; count += 1)
      await history.keep({ tabId: 7, event: entry(await history.next()) });
    const [, ...kept] = await createWireHistory(storage, 'Firefox', () => 0).of(7);
    expect(kept.map(({ at }) => at)).toEqual(Array.from({ length: 200 }, (_, index) => index + 51));
  });

  it('go with their tab', async () => {
    const storage = memoryStorage();
    const history = createWireHistory(storage, 'Firefox', () => 0);
    await history.keep({ tabId: 7, event: entry(await history.next()) });
    await history.forget(7);
    expect(await history.of(7)).toHaveLength(1);
    expect(storage.keys()).toEqual(['wire-since']);
  });
});
