import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type JSHandle, type Page } from 'playwright-core';
import { build } from 'vite';
import { until } from '../../scripts/doctor-browser.ts';
import { findChromium } from '../../scripts/find-chromium.ts';
import { removeProfile } from '../../scripts/remove-profile.ts';
import type { PageEvent } from '../../src/capture/captured-event.ts';
import type { FeedProbe } from './feed-probe.ts';
import { type TestFeed, whenEvents } from './test-feed.ts';

export interface CaptureBrowser {
  context: BrowserContext;
  /** A new tab, and its number for the extension. */
  openTab(): Promise<{ page: Page; tabId: number }>;
  /** The number of the tab that is in front. */
  tabIdOf(page: Page): Promise<number>;
  /** `direct`: as Chromium's panel has it; without it everything passes the worker, as in Firefox. */
  openFeed(tabId: number, direct?: boolean): Promise<TestFeed>;
  /** Opens a page of the extension's own. */
  openOwn(path: string): Promise<Page>;
  /** Stops the extension's worker as the browser does when it is idle. */
  stopWorker(): Promise<void>;
  workerRuns(): Promise<boolean>;
  /** Returns a function that says whether the extension's worker has started since. */
  watchStart(): Promise<() => boolean>;
  /** What an update does to pages that are open: their relays are cut off. */
  reloadExtension(): Promise<void>;
  close(): Promise<void>;
}

let bundle: Promise<string> | undefined;
/** The feed as one script, to be evaluated in a page of the extension's own. */
export function feedScript(): Promise<string> {
  bundle ??= build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: { entry: resolve('tests/e2e/feed-probe.ts'), formats: ['iife'], name: 'probe' },
    },
  }).then((made) => {
    const output = Array.isArray(made) ? made[0] : made;
    if (!output || !('output' in output)) throw new Error('the feed was not built');
    return output.output[0].code;
  });
  return bundle;
}

/** A headless Chromium, with the built extension unless `extension` is false. */
export async function launchCapture(
  options: { extension?: boolean; args?: readonly string[] } = {},
): Promise<CaptureBrowser> {
  const found = findChromium();
  if (!found.ok) throw new Error(found.message);
  const profile = mkdtempSync(join(tmpdir(), 'wsdoctor-capture-'));
  const dist = process.env.CAPTURE_DIST ?? resolve('dist/chromium');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: found.path,
    headless: false,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: [
      '--headless=new',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(options.extension === false
        ? []
        : [`--disable-extensions-except=${dist}`, `--load-extension=${dist}`]),
      ...(options.args ?? []),
    ],
  });
  const close = async (): Promise<void> => {
    await context.close();
    removeProfile(profile);
  };
  if (options.extension === false) return { context, close, ...withoutExtension(context) };
  const worker = await until(() => context.serviceWorkers()[0], 'the extension’s worker');
  const helper = await context.newPage();
  await helper.goto(`chrome-extension://${new URL(worker.url()).host}/manifest.json`);
  return { context, close, ...withExtension(context, helper) };
}

type Part = Omit<CaptureBrowser, 'context' | 'close'>;

function withoutExtension(context: BrowserContext): Part {
  const none = (): never => {
    throw new Error('this browser has no extension');
  };
  return {
    openTab: async () => ({ page: await context.newPage(), tabId: -1 }),
    openFeed: none,
    openOwn: none,
    tabIdOf: none,
    stopWorker: none,
    workerRuns: none,
    watchStart: none,
    reloadExtension: none,
  };
}

function withExtension(context: BrowserContext, helper: Page): Part {
  return {
    async openTab() {
      const before = new Set(await tabIds(helper));
      const page = await context.newPage();
      const tabId = (await tabIds(helper)).find((id) => !before.has(id));
      if (tabId === undefined) throw new Error('the new tab has no number');
      return { page, tabId };
    },
    async tabIdOf(page) {
      await page.bringToFront();
      const [id] = await tabIds(helper, { active: true });
      if (id === undefined) throw new Error('no tab is in front');
      return id;
    },
    openFeed: (tabId, direct = true) => openFeed(context, helper.url(), tabId, direct),
    async openOwn(path) {
      const page = await context.newPage();
      await page.goto(new URL(path, helper.url()).href);
      return page;
    },
    workerRuns: () => workerRuns(context, helper),
    watchStart: () => watchStart(context, helper),
    async reloadExtension() {
      const closed = helper.waitForEvent('close');
      // Not at once: the page is gone before it could answer.
      await helper.evaluate(
        () => void setTimeout(() => (globalThis as unknown as RuntimeGlobal).chrome.runtime.reload()),
      );
      await closed;
    },
    async stopWorker() {
      const session = await context.newCDPSession(helper);
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await session.detach();
    },
  };
}

async function openFeed(
  context: BrowserContext,
  url: string,
  tabId: number,
  direct: boolean,
): Promise<TestFeed> {
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(await feedScript());
  const probe: JSHandle<FeedProbe> = await page.evaluateHandle(([id, past]) => startProbe(id, past), [
    tabId,
    direct,
  ] as const);
  const events = (): Promise<PageEvent[]> => probe.evaluate((each) => each.events);
  return {
    events,
    tally: () => probe.evaluate((each) => tallyOf(each)),
    refused: () => probe.evaluate((each) => each.refused),
    direct: () => probe.evaluate((each) => each.direct),
    when: whenEvents(events),
    close: () => page.close(),
  };
}

interface RuntimeGlobal {
  chrome: { runtime: { reload(): void } };
}

interface TabsGlobal {
  chrome: { tabs: { query(filter: object): Promise<{ id: number }[]> } };
}

async function tabIds(page: Page, filter: object = {}): Promise<number[]> {
  return page.evaluate(
    async (wanted) =>
      (await (globalThis as unknown as TabsGlobal).chrome.tabs.query(wanted)).map(({ id }) => id),
    filter,
  );
}

async function workerRuns(context: BrowserContext, helper: Page): Promise<boolean> {
  const session = await context.newCDPSession(helper);
  const statuses = new Promise<string[]>((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.length > 0) resolve(versions.map(({ runningStatus }) => runningStatus));
    });
  });
  await session.send('ServiceWorker.enable');
  const runs = (await statuses).some((status) => status === 'running' || status === 'starting');
  await session.detach();
  return runs;
}

async function watchStart(context: BrowserContext, helper: Page): Promise<() => boolean> {
  const session = await context.newCDPSession(helper);
  let started = false;
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    started ||= versions.some(({ runningStatus }) => runningStatus === 'starting');
  });
  await session.send('ServiceWorker.enable');
  return () => started;
}
