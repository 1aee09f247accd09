import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/find-chromium.ts';
import { removeProfile } from '../../scripts/remove-profile.ts';

export interface PlainBrowser {
  page: Page;
  close(): Promise<void>;
}

/** A headless Chromium without DevTools; with the unpacked extension, when one is named. */
export async function launchPlain(extension?: string): Promise<PlainBrowser> {
  const found = findChromium();
  if (!found.ok) throw new Error(found.message);
  const profile = mkdtempSync(join(tmpdir(), 'third-party-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: found.path,
    // Playwright's own headless mode loads no extensions.
    headless: false,
    viewport: null,
    args: [
      '--headless=new',
      '--disable-gpu',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      ...(extension === undefined
        ? []
        : [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`]),
    ],
  });
  return {
    page: context.pages()[0] ?? (await context.newPage()),
    close: async () => {
      await context.close();
      removeProfile(profile);
    },
  };
}

/** Whether the page's `WebSocket` is a proxy: a debugger can tell what the page cannot. */
export async function isHooked(page: Page): Promise<boolean> {
  const cdp = await page.context().newCDPSession(page);
  const { result } = await cdp.send('Runtime.evaluate', { expression: 'WebSocket' });
  await cdp.detach();
  return result.subtype === 'proxy';
}
