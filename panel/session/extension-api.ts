import type { Browser } from 'webextension-polyfill';

/** The browser's interfaces for extensions; undefined where the panel stands alone, as under `npm run dev`. */
export async function extensionApi(): Promise<Partial<Browser> | undefined> {
  const { chrome } = globalThis as { chrome?: { runtime?: { id?: string } } };
  // The wrapper throws where it is loaded outside an extension.
  return chrome?.runtime?.id === undefined ? undefined : (await import('webextension-polyfill')).default;
}
