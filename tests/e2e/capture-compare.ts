import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { until } from '../../scripts/doctor-browser.ts';
import type { PageEvent } from '../../src/capture/captured-event.ts';
import type { CaptureBrowser } from './capture-browser.ts';
import type { CaptureServer } from './capture-server.ts';

/** Opens a page with this script; `said` is what it writes to the console. */
export async function openPage(server: CaptureServer, browser: CaptureBrowser, script: string) {
  server.pages.set('/hostile', `<!doctype html><title>hostile</title><script>${script}</script>`);
  const { page, tabId } = await browser.openTab();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(`uncaught ${error.message}`));
  await page.goto(`${server.origin}/hostile`, { waitUntil: 'commit' });
  return { page, tabId, said };
}

/** What the page says of itself by `report(value)`, once. Its title is read from a world that it cannot poison. */
async function reported(page: Page, seconds: number): Promise<unknown> {
  const title = await until(
    async () => {
      const now = await page.title();
      return now.startsWith('done ') ? now : undefined;
    },
    'the page’s report',
    seconds,
  );
  return JSON.parse(title.slice(5));
}

const REPORT = `const report = ((stringify) => (value) => { document.title = 'done ' + stringify(value); })(JSON.stringify);`;

/** Bytes that a page's scripts hold, of all worlds, after a collection. */
async function heapOf(browser: CaptureBrowser, page: Page): Promise<number> {
  const session = await browser.context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

/**
 * The page's own report, which must be the same without us, as must be the console; and with us, what a panel is
 * told, and how many bytes more the page holds, before a panel is opened.
 */
export async function comparePages(
  { server, plain, watched }: { server: CaptureServer; plain: CaptureBrowser; watched: CaptureBrowser },
  script: string,
  ready: (events: PageEvent[]) => boolean,
  seconds = 10,
) {
  const without = await openPage(server, plain, REPORT + script);
  const expected = await reported(without.page, seconds);
  const bare = await heapOf(plain, without.page);
  const withUs = await openPage(server, watched, REPORT + script);
  const result = await reported(withUs.page, seconds);
  expect(result).toEqual(expected);
  const grown = (await heapOf(watched, withUs.page)) - bare;
  const feed = await watched.openFeed(withUs.tabId);
  const events = await feed.when(ready, 'what the page did');
  await feed.close();
  expect(withUs.said).toEqual(without.said);
  await Promise.all([without.page.close(), withUs.page.close()]);
  return { result, events, grown };
}
