import browser from 'webextension-polyfill';
import { SETTINGS_KEY } from '../../src/capture/recording-settings.ts';
import { readSettings, type Settings } from '../../src/capture/settings.ts';

export async function loadSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(SETTINGS_KEY);
  return readSettings(stored[SETTINGS_KEY]);
}

export async function saveSettings(settings: Settings): Promise<void> {
  await browser.storage.local.set({ [SETTINGS_KEY]: settings });
}

/** Calls `use` with the settings as they are, and again whenever they change. */
export function followSettings(use: (settings: Settings) => void): void {
  void loadSettings().then(use);
  browser.storage.onChanged.addListener((changes, area) => {
    const change = changes[SETTINGS_KEY];
    if (area === 'local' && change) use(readSettings(change.newValue));
  });
}
