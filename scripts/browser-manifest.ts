import type manifestJson from '../manifest.json';

type Manifest = typeof manifestJson;

/** The browsers that the extension is built for, each into a folder of this name under `dist/`. */
export const BROWSERS = ['chromium', 'firefox'] as const;
export type Browser = (typeof BROWSERS)[number];

/** AMO identifies an add-on by it; it must never change. */
export const GECKO_ID = 'wsdoctor@websocket-doctor.dev';

/**
 * The manifest for one browser. `manifest.json` is Chromium's; everything that Firefox needs otherwise is here.
 *
 * `webRequest` must never be in Chromium's: while an extension with it is installed, Chromium hides the reason of every
 * failed WebSocket from all pages and tools. In Firefox it is the best source there is, and hides nothing.
 */
export function manifestFor(browser: Browser, manifest: Manifest): object {
  switch (browser) {
    case 'chromium':
      return manifest;
    case 'firefox': {
      const {
        minimum_chrome_version: _,
        optional_host_permissions: _hosts,
        background,
        ...shared
      } = manifest;
      return {
        ...shared,
        permissions: [...manifest.permissions, 'webRequest'],
        host_permissions: ['<all_urls>'],
        background: { scripts: [background.service_worker], type: background.type },
        browser_specific_settings: {
          gecko: {
            id: GECKO_ID,
            // The first with `scheduler.postTask` (https://developer.mozilla.org/docs/Web/API/Scheduler/postTask).
            strict_min_version: '142.0',
            data_collection_permissions: { required: ['none'] },
          },
        },
      };
    }
    default:
      return browser satisfies never;
  }
}

/** What the build is for: `vite build --mode firefox`, else Chromium. */
export const browserOfMode = (mode: string): Browser => (mode === 'firefox' ? 'firefox' : 'chromium');
